import { seededRandom, silentLogger, VirtualClock, type Logger } from '@orrery/kit'
import { MemoryStore, type Store } from '@orrery/store'
import { createApiServer, type ApiServer } from '../api-server.js'
import type { ServerOptions } from '../options.js'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body as JSON; undefined where it is none. */
  body: Json
}

/** JSON of which a test expects certain fields. */
// oxlint-disable-next-line no-explicit-any -- tests read replies freely; what they find is asserted
export type Json = any

export interface SendOptions {
  headers?: Record<string, string>
  /** As it is where it is a string, else as JSON. */
  body?: unknown
  peer?: { address: string; secure: boolean; certificate?: { commonName: string; organizations: string[] } }
}

export interface Frames {
  /** The next event; waits for it. Undefined at the end. */
  next(): Promise<Json>
  /** All events up to the end. */
  rest(): Promise<Json[]>
  close(): Promise<void>
}

export interface TestApi {
  server: ApiServer
  store: Store
  clock: VirtualClock
  send(method: string, target: string, options?: SendOptions): Promise<Answer>
  watch(target: string, headers?: Record<string, string>): Promise<Frames>
}

export interface TestApiOptions {
  store?: Store
  logger?: Logger
  options?: Partial<ServerOptions>
}

/** No controller makes accounts here, so that pods need none. */
const bare: Partial<ServerOptions> = { disableAdmissionPlugins: ['ServiceAccount'] }

/** A started server in memory, on a clock that stands still and with chance from a seed. */
export async function testApi(parts: TestApiOptions = {}): Promise<TestApi> {
  const clock = new VirtualClock()
  const { store = new MemoryStore(), logger = silentLogger, options = {} } = parts
  const server = createApiServer({ store, clock, random: seededRandom(1), logger, options: { ...bare, ...options } })
  await server.start()
  const ask = async (method: string, target: string, { headers = {}, body, peer }: SendOptions = {}) =>
    server.handler({
      method,
      target,
      headers,
      peer: peer ?? { address: '127.0.0.1', secure: false },
      signal: new AbortController().signal,
      ...(body !== undefined && { body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
    })
  return {
    server,
    store,
    clock,
    async send(method, target, sent) {
      const { status, headers, body } = await ask(method, target, sent)
      const text = body instanceof Uint8Array ? Buffer.from(body).toString() : await collect(body)
      return { status, headers, text, body: parsed(text) }
    },
    async watch(target, headers = {}) {
      const { body } = await ask('GET', target, { headers })
      return body instanceof Uint8Array ? framesOf(once(body)) : framesOf(body)
    },
  }
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function* once(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}

function framesOf(body: AsyncIterable<Uint8Array>): Frames {
  const chunks = body[Symbol.asyncIterator]()
  let lines: string[] = []
  const next = async (): Promise<Json> => {
    while (lines.length === 0) {
      const { done, value } = await chunks.next()
      if (done === true || value === undefined) return undefined
      lines = Buffer.from(value).toString().split('\n').slice(0, -1)
    }
    return JSON.parse(lines.shift() ?? '')
  }
  return {
    next,
    async rest() {
      const events: Json[] = []
      for (let event = await next(); event !== undefined; event = await next()) events.push(event)
      return events
    },
    async close() {
      await chunks.return?.()
    },
  }
}
