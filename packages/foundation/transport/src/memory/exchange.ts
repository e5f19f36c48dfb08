import type { Headers, OutgoingRequest, Peer, Request, Response } from '../message.js'
import { MemoryBody } from './memory-body.js'

/** One request and its reply inside the process, until the reply's last chunk was taken or somebody gave up. */
export class Exchange {
  readonly request: Request
  readonly #life = new AbortController()
  readonly #caller: AbortSignal | undefined
  readonly #onEnd: () => void
  readonly #onCallerAbort = (): void => this.abort(this.#caller?.reason)

  constructor(outgoing: OutgoingRequest, peer: Peer, onEnd: () => void) {
    const { method, target, headers, body, signal } = outgoing
    this.#caller = signal
    this.#onEnd = onEnd
    signal?.addEventListener('abort', this.#onCallerAbort)
    this.request = { method, target, headers: lowerCase(headers), peer, signal: this.#life.signal }
    if (body !== undefined && !(body instanceof Uint8Array && body.length === 0)) this.request.body = body
  }

  abort(reason: unknown): void {
    this.end()
    this.#life.abort(reason)
  }

  end(): void {
    this.#caller?.removeEventListener('abort', this.#onCallerAbort)
    this.#onEnd()
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
    this.end()
    return response
  }
}

function lowerCase(headers: Headers | undefined): Headers {
  const out = Object.create(null) as Headers
  for (const [name, value] of Object.entries(headers ?? {})) out[name.toLowerCase()] = value
  return out
}
