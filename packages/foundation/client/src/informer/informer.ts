import type { ApiObject } from '@orrery/api'
import type { ResourceClient } from '../api-client.js'
import type { EventHandler, IndexFunction, Informer, Lister } from '../informer-contract.js'
import { changesOfEvent, changesOfList, type Change } from './changes.js'
import { IndexedCache } from './indexed-cache.js'
import { objectKey } from './object-key.js'
import { Reflector, type Mirror, type ReflectorOptions } from './reflector.js'

interface Run {
  controller: AbortController
  over: Promise<void>
  synced: Promise<void>
}

/** A reflector's cache with handlers. See the contract. */
class CachedInformer<T extends ApiObject> implements Informer<T>, Mirror<T> {
  readonly #cache = new IndexedCache<T>()
  readonly #reflector: Reflector<T>
  readonly #options: ReflectorOptions
  /** Replaced, never changed: a round of calls is not disturbed by a handler that adds another. */
  #handlers: readonly EventHandler<T>[] = []
  #run: Run | undefined
  #onSynced: (() => void) | undefined
  #synced = false

  constructor(resource: ResourceClient<T>, options: ReflectorOptions) {
    this.#options = options
    this.#reflector = new Reflector(resource, this, options)
  }

  get lister(): Lister<T> {
    return this.#cache
  }

  get synced(): boolean {
    return this.#synced
  }

  addHandler(handler: EventHandler<T>): void {
    this.#handlers = [...this.#handlers, handler]
    for (const object of this.#cache.list()) this.#tell(handler, { type: 'add', object })
  }

  addIndex(name: string, index: IndexFunction<T>): void {
    if (this.#run) throw new Error('indexes are added before the start')
    this.#cache.addIndex(name, index)
  }

  start(): Promise<void> {
    this.#run ??= this.#begin()
    return this.#run.synced
  }

  async stop(): Promise<void> {
    const run = this.#run
    this.#run = undefined
    run?.controller.abort(new DOMException('the informer was stopped', 'AbortError'))
    await run?.over
  }

  replace(items: readonly T[]): void {
    if (this.#run?.controller.signal.aborted !== false) return
    for (const change of changesOfList(items, this.#cache)) this.#take(change)
    this.#synced = true
    this.#onSynced?.()
  }

  apply(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T): void {
    for (const change of changesOfEvent(type, object, this.#cache.get(objectKey(object)))) this.#take(change)
  }

  #begin(): Run {
    this.#synced = false
    const controller = new AbortController()
    const synced = new Promise<void>((resolve, reject) => {
      this.#onSynced = resolve
      controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error))
    })
    synced.catch(() => {})
    return { controller, synced, over: this.#reflector.run(controller.signal) }
  }

  #take(change: Change<T>): void {
    if (change.type === 'delete') this.#cache.delete(change.object)
    else this.#cache.set(change.object)
    for (const handler of this.#handlers) this.#tell(handler, change)
  }

  #tell(handler: EventHandler<T>, change: Change<T>): void {
    try {
      if (change.type === 'add') handler.onAdd?.(change.object)
      else if (change.type === 'update') handler.onUpdate?.(change.object, change.old)
      else handler.onDelete?.(change.object)
    } catch (error) {
      this.#options.logger.error({ err: error, change: change.type, key: objectKey(change.object) }, 'handler threw')
    }
  }
}

export function createInformer<T extends ApiObject>(resource: ResourceClient<T>, options: ReflectorOptions): Informer<T> {
  return new CachedInformer(resource, options)
}
