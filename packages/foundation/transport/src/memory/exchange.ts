import type { Body, Headers, OutgoingRequest, Peer, Request, Response } from '../message.js'
import { MemoryBody } from './memory-body.js'

const ignore = (): void => {}

/** One request and its reply inside the process, until the reply's last chunk was taken or somebody gave up. */
export class Exchange {
  readonly request: Request
  readonly #life = new AbortController()
  readonly #caller: AbortSignal | undefined
  readonly #onEnd: () => void
  readonly #upload: MemoryBody | undefined
  readonly #onCallerAbort = (): void => this.abort(this.#caller?.reason)

  constructor(outgoing: OutgoingRequest, peer: Peer, onEnd: () => void) {
    const { method, target, headers, body, signal } = outgoing
    this.#caller = signal
    this.#onEnd = onEnd
    signal?.addEventListener('abort', this.#onCallerAbort)
    this.request = { method, target, headers: lowerCase(headers), peer, signal: this.#life.signal }
    this.#upload = body === undefined || body instanceof Uint8Array ? undefined : this.#receive(body)
    const given = this.#upload ?? body
    if (given !== undefined && !(given instanceof Uint8Array && given.length === 0)) this.request.body = given
  }

  /** The request's streamed body as the handler sees it: it breaks when the sender gives up. */
  #receive(body: Exclude<Body, Uint8Array>): MemoryBody {
    return new MemoryBody(body, { abort: ignore, end: ignore }, this.#life.signal)
  }

  abort(reason: unknown): void {
    this.end()
    this.#life.abort(reason)
  }

  end(): void {
    this.#caller?.removeEventListener('abort', this.#onCallerAbort)
    this.#onEnd()
  }

  /** The handler answered: what it did not read of the request is left. */
  #answered(): void {
    void this.#upload?.return()
  }

  /** The reply, or a rejection as soon as the exchange is aborted; what is answered later is left. */
  reply<R>(answer: Promise<R>, late: (reply: R) => void): Promise<R> {
    const { signal } = this.#life
    return new Promise((resolve, reject) => {
      const give = (): void => reject(signal.reason as Error)
      signal.addEventListener('abort', give, { once: true })
      const settle = (reply: R): void => {
        signal.removeEventListener('abort', give)
        if (signal.aborted) late(reply)
        else resolve(reply)
      }
      answer.then(settle, reject)
    })
  }

  /** The response as the caller sees it: a streamed body keeps the exchange open. */
  finish(response: Response): Response {
    if (!(response.body instanceof Uint8Array)) {
      return { ...response, body: new MemoryBody(response.body, this, this.#life.signal) }
    }
    this.#answered()
    this.end()
    return response
  }
}

function lowerCase(headers: Headers | undefined): Headers {
  const out = Object.create(null) as Headers
  for (const [name, value] of Object.entries(headers ?? {})) out[name.toLowerCase()] = value
  return out
}
