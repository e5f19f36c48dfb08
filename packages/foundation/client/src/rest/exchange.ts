import type { Clock } from '@orrery/kit'
import { readBody, type Headers, type Response, type Transport } from '@orrery/transport'
import { failureOf, retryAfterSeconds, type Asked } from './failure-of.js'

export interface Call extends Asked {
  target: string
  headers?: Headers
  body?: unknown
  signal?: AbortSignal
}

/** How often a refused request is sent again, as client-go does. */
const retries = 10

/** Sends requests and turns refusals into ApiErrors. */
export class Exchange {
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #headers: Headers

  constructor(transport: Transport, clock: Clock, userAgent: string) {
    this.#transport = transport
    this.#clock = clock
    this.#headers = { accept: 'application/json', 'user-agent': userAgent }
  }

  /** The parsed JSON of a reply. */
  async json(call: Call): Promise<unknown> {
    const response = await this.send(call)
    const text = Buffer.from(await readBody(response.body)).toString('utf8')
    return text === '' ? undefined : (JSON.parse(text) as unknown)
  }

  /**
   * A reply with status 2xx. Too many requests, or a server's failure, with Retry-After are waited out and sent again:
   * the server says thereby that it did nothing.
   */
  async send(call: Call): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      const response = await this.#once(call)
      if (response.status >= 200 && response.status < 300) return response
      const text = Buffer.from(await readBody(response.body)).toString('utf8')
      const wait = retryAfterSeconds(response)
      const refused = response.status === 429 || response.status >= 500
      if (wait === undefined || !refused || attempt === retries) throw failureOf(response, text, call)
      await this.#clock.sleep(wait * 1_000, call.signal)
    }
  }

  #once(call: Call): Promise<Response> {
    const { method, target, body, signal } = call
    const json = body === undefined ? {} : { 'content-type': 'application/json' }
    return this.#transport.send({
      method,
      target,
      headers: { ...this.#headers, ...json, ...call.headers },
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)) }),
      ...(signal ? { signal } : {}),
    })
  }

  close(): Promise<void> {
    return this.#transport.close()
  }
}
