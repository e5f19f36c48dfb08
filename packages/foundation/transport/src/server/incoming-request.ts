import type { IncomingMessage } from 'node:http'
import { StreamBody } from '../body/stream-body.js'
import type { Request } from '../message.js'
import { peerOf } from './peer-of.js'
import type { RequestHead } from './request-head.js'

/** A request and what its end means: after the reply what was not read of its body is read away; a lost client aborts it. */
export interface Incoming {
  request: Request
  over: (completed: boolean) => void
}

function hasBody(raw: IncomingMessage): boolean {
  const length = raw.headers['content-length']
  return raw.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** The request as a plain value. The signal is made when first asked for: most handlers never do. */
export function incomingRequest(raw: IncomingMessage, head: RequestHead): Incoming {
  let controller: AbortController | undefined
  let gone = false
  const abandon = (): void => {
    gone = true
    controller?.abort(new DOMException('the client is gone', 'AbortError'))
  }
  const request: Request = {
    method: raw.method ?? 'GET',
    target: head.target,
    headers: head.headers,
    peer: peerOf(raw.socket),
    get signal() {
      controller ??= new AbortController()
      if (gone) abandon()
      return controller.signal
    },
  }
  const body = hasBody(raw) ? new StreamBody(raw, 'discard') : undefined
  if (body) request.body = body
  const over = (completed: boolean): void => {
    if (completed) void body?.return()
    else abandon()
  }
  return { request, over }
}
