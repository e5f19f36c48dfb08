import type { IncomingMessage } from 'node:http'
import { StreamBody } from '../body/stream-body.js'
import type { Headers, Peer, Request } from '../message.js'
import { peerOf } from './peer-of.js'
import type { RequestHead } from './request-head.js'

function hasBody(raw: IncomingMessage): boolean {
  const length = raw.headers['content-length']
  return raw.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** A request from the wire. The signal is made when first asked for: most handlers never do. */
export class IncomingRequest implements Request {
  readonly method: string
  readonly target: string
  readonly headers: Headers
  readonly peer: Peer
  body?: StreamBody
  #controller: AbortController | undefined
  #gone = false

  constructor(raw: IncomingMessage, { target, headers }: RequestHead) {
    this.method = raw.method ?? 'GET'
    this.target = target
    this.headers = headers
    this.peer = peerOf(raw.socket)
    if (hasBody(raw)) this.body = new StreamBody(raw, 'discard')
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#gone) this.#abandon()
    return this.#controller.signal
  }

  /** After the reply what was not read of the body is read away; a lost client aborts the request. */
  over(completed: boolean): void {
    if (completed) void this.body?.return()
    else this.#abandon()
  }

  #abandon(): void {
    this.#gone = true
    this.#controller?.abort(new DOMException('the client is gone', 'AbortError'))
  }
}
