import { failure, gone, notFound, alreadyExists, conflict, type ApiObject } from '@orrery/api'
import { ConnectionError, memoryTransport, readBody, type Handler, type Request, type Response, type Transport } from '@orrery/transport'
import { Watchers } from './watchers.js'

export interface LogRecord {
  revision: number
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  object: ApiObject
}

const resource = { group: '', plural: 'pods' }

function reply(status: number, body: unknown): Response {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(body)) }
}

/**
 * One collection under one path, with revisions, a log, a compaction floor, and ways to fail: for tests of what must
 * survive all of it. Fields are not checked.
 */
export class FakeServer {
  readonly objects = new Map<string, ApiObject>()
  readonly requests: string[] = []
  revision = 100
  floor = 100
  /** Of all histories. */
  lowest = 100
  down = false
  onRefused: () => void = () => {}
  readonly #log: LogRecord[] = []
  readonly #watchers = new Watchers()
  #uids = 0

  readonly transport: Transport = {
    send: (request) => (this.down ? this.#refuse() : this.#memory.send(request)),
    close: () => this.#memory.close(),
  }

  readonly handler: Handler = (request) => this.#handle(request)
  readonly #memory = memoryTransport(this.handler)

  #refuse(): Promise<never> {
    this.onRefused()
    return Promise.reject(new ConnectionError('connect', 'ECONNREFUSED'))
  }

  get watching(): number {
    return this.#watchers.size
  }

  write(name: string, fields: object = {}): ApiObject {
    const before = this.objects.get(name)
    this.revision++
    const metadata = {
      name,
      namespace: 'default',
      uid: before?.metadata.uid ?? `uid-${++this.#uids}`,
      creationTimestamp: '2024-01-01T00:00:00Z',
      resourceVersion: String(this.revision),
    }
    const object = { ...before, ...fields, metadata }
    this.objects.set(name, object)
    this.#record(before ? 'MODIFIED' : 'ADDED', object)
    return object
  }

  remove(name: string): void {
    const before = this.objects.get(name)
    if (!before) return
    this.objects.delete(name)
    this.revision++
    const metadata = { ...before.metadata, resourceVersion: String(this.revision) }
    this.#record('DELETED', { ...before, metadata })
  }

  /** Everything before the present is forgotten. */
  compact(): void {
    this.floor = this.revision
    this.#log.length = 0
  }

  bookmark(): void {
    this.#watchers.send({ type: 'BOOKMARK', object: { metadata: { resourceVersion: String(this.revision) } } })
  }

  /** Breaks every watch in the middle. */
  cut(): void {
    this.#watchers.cut()
  }

  /** Ends every watch in order. */
  endWatches(): void {
    this.#watchers.end()
  }

  /** The same objects in another history whose revisions start over. */
  rewind(revision: number): void {
    this.cut()
    this.compact()
    this.revision = this.floor = revision
    this.lowest = Math.min(this.lowest, revision)
    for (const [name, object] of this.objects) {
      const metadata = { ...object.metadata, resourceVersion: String(revision) }
      this.objects.set(name, { ...object, metadata })
    }
  }

  #record(type: LogRecord['type'], object: ApiObject): void {
    this.#log.push({ revision: this.revision, type, object })
    this.#watchers.send({ type, object })
  }

  async #handle(request: Request): Promise<Response> {
    const url = new URL(request.target, 'http://fake')
    this.requests.push(`${request.method} ${url.search}`)
    const body = request.body ? (JSON.parse(Buffer.from(await readBody(request.body)).toString()) as ApiObject) : undefined
    const name = /\/(?:pods|leases|events)\/([^/]+)/.exec(url.pathname)?.[1]
    try {
      return name === undefined
        ? this.#collection(request, url.searchParams, body)
        : this.#object(request.method, name, body)
    } catch (error) {
      const { status } = error as { status: { code?: number } }
      return reply(status.code ?? 500, status)
    }
  }

  #object(method: string, name: string, body: ApiObject | undefined): Response {
    const object = this.objects.get(name)
    if (!object) throw notFound(resource, name)
    if (method === 'GET') return reply(200, object)
    if (method === 'DELETE') {
      this.remove(name)
      return reply(200, object)
    }
    const expected = body?.metadata?.resourceVersion ?? ''
    if (expected !== '' && expected !== object.metadata.resourceVersion) throw conflict(resource, name, 'changed')
    return reply(200, this.write(name, { ...body }))
  }

  #collection(request: Request, query: URLSearchParams, body: ApiObject | undefined): Response {
    if (request.method === 'POST' && body) {
      if (this.objects.has(body.metadata.name)) throw alreadyExists(resource, body.metadata.name)
      return reply(201, this.write(body.metadata.name, { ...body }))
    }
    const asked = query.get('resourceVersion') ?? ''
    if (asked !== '' && Number(asked) > this.revision) throw tooLarge()
    return query.get('watch') === 'true' ? this.#watch(Number(asked), request.signal) : this.#list(query)
  }

  #list(query: URLSearchParams): Response {
    const [at = this.revision, from = 0] = (query.get('continue') ?? '').split('.').filter(Boolean).map(Number)
    if (at < this.floor) throw gone('The provided continue parameter is too old')
    const limit = Number(query.get('limit') ?? 0) || this.objects.size
    const items = [...this.objects.values()].slice(from, from + limit)
    const more = from + limit < this.objects.size ? { continue: `${at}.${from + limit}` } : {}
    return reply(200, { kind: 'List', metadata: { resourceVersion: String(at), ...more }, items })
  }

  #watch(from: number, signal: AbortSignal): Response {
    if (from < this.floor) throw gone('too old resource version')
    const past = this.#log.filter((record) => record.revision > from)
    return { status: 200, headers: {}, body: this.#watchers.open(past, signal) }
  }
}

function tooLarge(): Error {
  const causes = [{ reason: 'ResourceVersionTooLarge' as const, message: 'Too large resource version' }]
  return failure({ code: 504, reason: 'Timeout', message: 'Too large resource version', details: { causes } })
}
