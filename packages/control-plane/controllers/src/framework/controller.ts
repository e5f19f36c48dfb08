import type { ApiObject, ResourceRef } from '@orrery/api'
import type { ApiClient, EventRecorder, Informer } from '@orrery/client'
import type { Clock, Logger, Random } from '@orrery/kit'
import type { ControllerOptions } from './options.js'

/** What happened to one object, as the shared cache tells it. */
export type Change<T extends ApiObject> =
  | { type: 'added'; object: T }
  | { type: 'updated'; object: T; old: T }
  /** `object` is the last state known. */
  | { type: 'deleted'; object: T }

/** One informer for each resource, shared by every controller of the process. */
export interface Informers {
  of<T extends ApiObject>(resource: ResourceRef<T>): Informer<T>
  /** Starts the resource's informer, or all asked for so far, where not running yet; resolves when synced. */
  start(resource?: ResourceRef): Promise<void>
}

/** A resource that a controller follows. Made by `watch`. */
export interface Watch {
  readonly resource: ResourceRef
  attach(informers: Informers, enqueue: (key: string) => void): void
}

/** When to look at the key again though nothing changes; nothing: only after the next change. */
export type Again = { afterMs: number } | undefined

/** A key put on the queue at regular times, for what no change announces (time passing). */
export interface Period {
  everyMs: number
  keys(): readonly string[]
}

/**
 * A control loop. `reconcile` looks at the whole state behind a key and moves the cluster one step nearer to what is
 * wanted. It may be called at any time, again and again, and be killed between any two writes; never twice at once
 * for one key. What it throws is logged and tried again after an exponential back-off.
 */
export interface Controller {
  readonly name: string
  /** How many keys are worked on at once. */
  readonly workers: number
  readonly watches: readonly Watch[]
  readonly periods?: readonly Period[]
  /** Called once, before the start, with how to put keys on the queue: for watches not known beforehand. */
  connect?(enqueue: (key: string) => void): void
  reconcile(key: string): Promise<Again>
}

/** What a controller may know of the world. */
export interface ControllerContext {
  client: ApiClient
  informers: Informers
  recorder: EventRecorder
  clock: Clock
  random: Random
  logger: Logger
  options: ControllerOptions
}

/** Makes a controller. Called once; informers are not started yet. */
export type ControllerFactory = (context: ControllerContext) => Controller
