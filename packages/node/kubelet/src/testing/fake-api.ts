import { failureStatus, ApiError, type ApiObject, type ResourceRef } from '@orrery/api'
import type { ApiClient, EventRecorder, ResourceClient, WatchEvent } from '@orrery/client'

type Stored = ApiObject & { spec?: unknown; status?: unknown }

interface Watcher {
  plural: string
  matches: (object: Stored) => boolean
  push: (event: WatchEvent<ApiObject>) => void
}

/** Just enough of an API server for a kubelet: objects with revisions, watches, graceful deletion of pods. Tests only. */
export class FakeApi {
  readonly #objects = new Map<string, Stored>()
  readonly #watchers = new Set<Watcher>()
  #revision = 0
  /** While true every request fails, and no watch hears anything. */
  away = false
  requests: string[] = []

  get<T extends ApiObject>(resource: ResourceRef<T>, name: string, namespace = ''): T | undefined {
    return this.#objects.get(`${resource.plural}/${namespace}/${name}`) as T | undefined
  }

  all<T extends ApiObject>(resource: ResourceRef<T>): T[] {
    return [...this.#objects].filter(([key]) => key.startsWith(`${resource.plural}/`)).map(([, one]) => one as unknown as T)
  }

  put<T extends ApiObject>(resource: ResourceRef<T>, object: object): T {
    const given = structuredClone(object) as Stored
    const { namespace = '', name } = given.metadata
    const key = `${resource.plural}/${namespace}/${name}`
    const old = this.#objects.get(key)
    const uid = given.metadata.uid || old?.metadata.uid || `uid-${name}-${this.#revision}`
    const creationTimestamp = old?.metadata.creationTimestamp ?? '2024-01-01T00:00:00Z'
    const stored: Stored = { spec: {}, status: {}, ...given, metadata: { ...given.metadata, uid, creationTimestamp } }
    return this.#store(resource.plural, key, stored, old) as T
  }

  remove<T extends ApiObject>(resource: ResourceRef<T>, name: string, namespace = ''): void {
    const key = `${resource.plural}/${namespace}/${name}`
    const old = this.#objects.get(key)
    if (!old) throw this.#error(404, 'NotFound')
    this.#objects.delete(key)
    this.#revision++
    this.#tell(resource.plural, 'DELETED', old)
  }

  /** What `kubectl delete` does to a bound pod. */
  deleteGracefully<T extends ApiObject>(resource: ResourceRef<T>, name: string, namespace: string, grace: number): void {
    const old = this.get(resource, name, namespace)
    if (!old) throw this.#error(404, 'NotFound')
    const deleted = { deletionTimestamp: '2024-01-01T00:00:00Z', deletionGracePeriodSeconds: grace }
    this.put(resource, { ...old, metadata: { ...old.metadata, ...deleted } })
  }

  client(): ApiClient {
    return {
      resource: (resource, namespace) => this.#resource(resource, namespace ?? ''),
      raw: () => Promise.resolve({}),
      close: () => Promise.resolve(),
    }
  }

  #store(plural: string, key: string, object: Stored, old: Stored | undefined): Stored {
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(++this.#revision) } }
    this.#objects.set(key, stored)
    this.#tell(plural, old ? 'MODIFIED' : 'ADDED', stored)
    return structuredClone(stored)
  }

  #tell(plural: string, type: 'ADDED' | 'MODIFIED' | 'DELETED', object: Stored): void {
    for (const watcher of this.#watchers) {
      if (watcher.plural === plural && watcher.matches(object)) watcher.push({ type, object: structuredClone(object) })
    }
  }

  #error(code: number, reason: 'NotFound' | 'AlreadyExists' | 'Conflict' | 'ServiceUnavailable'): ApiError {
    return new ApiError(failureStatus({ code, reason, message: reason }))
  }

  #ask<R>(what: string, work: () => R): Promise<R> {
    this.requests.push(what)
    if (this.away) return Promise.reject(this.#error(503, 'ServiceUnavailable'))
    return Promise.resolve().then(work)
  }

  #found<T extends ApiObject>(resource: ResourceRef<T>, namespace: string, name: string): T {
    const object = this.get(resource, name, namespace)
    if (!object) throw this.#error(404, 'NotFound')
    return structuredClone(object)
  }

  #change<T extends ApiObject>(resource: ResourceRef<T>, object: T, merge: (old: T) => object): T {
    const old = this.#found(resource, object.metadata.namespace ?? '', object.metadata.name)
    const expected = object.metadata.resourceVersion
    if (expected && expected !== old.metadata.resourceVersion) throw this.#error(409, 'Conflict')
    return this.put(resource, merge(old))
  }

  #resource<T extends ApiObject>(resource: ResourceRef<T>, namespace: string): ResourceClient<T> {
    const ask = <R>(verb: string, work: () => R): Promise<R> => this.#ask(`${verb} ${resource.plural}`, work)
    const found = (name: string): T => this.#found(resource, namespace, name)
    return {
      ...this.#writes(resource, namespace),
      get: (name) => ask('get', () => found(name)),
      list: (options = {}) =>
        ask('list', () => ({
          metadata: { resourceVersion: String(this.#revision) },
          items: this.all(resource).filter(selector(options.fieldSelector)).map((one) => structuredClone(one)),
        })),
      watch: (options = {}) => this.#watch(resource, options.fieldSelector, options.signal),
      patch: (name) => ask('patch', () => found(name)),
      deleteCollection: () => Promise.resolve(),
      createSubresource: () => Promise.resolve({ status: { token: 'token' } }),
      updateSubresource: () => Promise.resolve({}),
    }
  }

  #writes<T extends ApiObject>(
    resource: ResourceRef<T>,
    namespace: string,
  ): Pick<ResourceClient<T>, 'create' | 'update' | 'updateStatus' | 'delete'> {
    const ask = <R>(verb: string, work: () => R): Promise<R> => this.#ask(`${verb} ${resource.plural}`, work)
    const withStatus = (object: T) => (old: T): T => ({ ...old, status: (object as Stored).status })
    return {
      create: (object) =>
        ask('create', () => {
          const { name = '' } = object.metadata
          if (this.get(resource, name, namespace)) throw this.#error(409, 'AlreadyExists')
          return this.put<T>(resource, { ...object, metadata: { ...object.metadata, namespace } })
        }),
      update: (object) => ask('update', () => this.#change(resource, object, () => object)),
      updateStatus: (object) => ask('status', () => this.#change(resource, object, withStatus(object))),
      delete: (name) =>
        ask('delete', () => {
          const object = this.#found(resource, namespace, name)
          this.remove(resource, name, namespace)
          return object
        }),
    }
  }

  async *#watch<T extends ApiObject>(
    resource: ResourceRef<T>,
    fieldSelector: string | undefined,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<WatchEvent<T>> {
    const queue: WatchEvent<T>[] = []
    let wake = (): void => {}
    const push = (event: WatchEvent<ApiObject>): void => {
      queue.push(event as WatchEvent<T>)
      wake()
    }
    const watcher: Watcher = { plural: resource.plural, matches: selector(fieldSelector), push }
    this.#watchers.add(watcher)
    signal?.addEventListener('abort', () => wake())
    while (!signal?.aborted) {
      const event = queue.shift()
      if (event) yield event
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    this.#watchers.delete(watcher)
  }
}

function selector(text = ''): (object: ApiObject) => boolean {
  const [path, value] = text.split('=')
  if (path === 'metadata.name') return (object) => object.metadata.name === value
  if (path === 'spec.nodeName') {
    return (object) => 'spec' in object && (object.spec as { nodeName?: string }).nodeName === value
  }
  return () => true
}

/** Remembers events as `type reason message`. */
export class FakeRecorder implements EventRecorder {
  readonly events: string[] = []

  event(about: ApiObject, type: string, reason: string, message: string): void {
    this.events.push(`${about.metadata.name}: ${type} ${reason} ${message}`)
  }
}
