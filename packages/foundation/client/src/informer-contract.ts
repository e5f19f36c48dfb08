import type { ApiObject } from '@orrery/api'
import type { Startable } from '@orrery/kit'

/** Called after the cache took the change, in order, one at a time per informer. Must not throw. */
export interface EventHandler<T extends ApiObject> {
  onAdd?(object: T): void
  onUpdate?(object: T, old: T): void
  /** `object` is the last state known. */
  onDelete?(object: T): void
}

export type IndexFunction<T> = (object: T) => readonly string[]

/** A read-only view of an informer's cache. Objects are shared: never change them. */
export interface Lister<T extends ApiObject> {
  /** `key` is `namespace/name`, or `name` for cluster-scoped objects. */
  get(key: string): T | undefined
  list(namespace?: string): readonly T[]
  byIndex(index: string, value: string): readonly T[]
}

/**
 * A cache kept equal to the server by list and watch. Survives 410, cut watches and a restarted server without
 * missing or repeating an event. `start` resolves when the first list is in the cache and its handlers ran.
 */
export interface Informer<T extends ApiObject> extends Startable {
  readonly lister: Lister<T>
  readonly synced: boolean
  /** Handlers added after the start are first told of everything in the cache. */
  addHandler(handler: EventHandler<T>): void
  /** Before the start only. */
  addIndex(name: string, index: IndexFunction<T>): void
}
