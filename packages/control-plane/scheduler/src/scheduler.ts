import { resources } from '@orrery/api'
import {
  createEventRecorder,
  createInformerFactory,
  type ApiClient,
  type EventRecorder,
  type InformerFactory,
} from '@orrery/client'
import type { Clock, Logger, Random, Startable } from '@orrery/kit'
import { Binder } from './binder.js'
import { followNodes, followPods } from './cache/follow-cluster.js'
import { SchedulerCache } from './cache/scheduler-cache.js'
import { decide } from './cycle/decide.js'
import { explain, type Decision } from './cycle/explain.js'
import { fitError } from './cycle/fit-error.js'
import { defaultSchedulerOptions, type SchedulerOptions } from './options.js'
import type { QueuedPod } from './queue/queued-pod.js'
import { SchedulingQueue } from './queue/scheduling-queue.js'
import { defaultProfile } from './registry.js'
import type { Profile } from './framework/plugin.js'

export interface SchedulerParts {
  client: ApiClient
  clock: Clock
  random: Random
  logger: Logger
  options?: Partial<SchedulerOptions>
  profile?: Profile
  /** Told of every attempt, as a table of nodes by plugins. Costs every filter on every node. */
  onDecision?(decision: Decision): void
}

/** The loop gives way to others after so long. */
const turnMs = 10

/**
 * Gives pods without a node the best one there is. Pods are decided one after the other on a snapshot that holds what
 * was decided before; their bindings are written concurrently.
 */
export function createScheduler(parts: SchedulerParts): Startable {
  return new Scheduler(parts)
}

class Scheduler implements Startable {
  readonly #parts: SchedulerParts
  readonly #options: SchedulerOptions
  readonly #profile: Profile
  readonly #cache = new SchedulerCache()
  readonly #queue: SchedulingQueue
  readonly #informers: InformerFactory
  readonly #recorder: EventRecorder & { stop(): Promise<void> }
  readonly #binder: Binder
  readonly #writing = new Set<Promise<void>>()
  #running: Promise<void> | undefined
  #stopped = false

  constructor(parts: SchedulerParts) {
    const { client, clock, random, logger } = parts
    this.#parts = parts
    this.#options = { ...defaultSchedulerOptions, ...parts.options }
    this.#profile = parts.profile ?? defaultProfile
    this.#queue = new SchedulingQueue({ clock, filters: this.#profile.filters, onActive: () => this.#pump() })
    this.#informers = createInformerFactory(client, { clock, random, logger })
    const source = { component: this.#options.schedulerName }
    this.#recorder = createEventRecorder(client, { source, clock, random, logger })
    this.#binder = new Binder({ client, clock, logger, recorder: this.#recorder })
    const follower = { cache: this.#cache, queue: this.#queue, schedulerName: this.#options.schedulerName }
    followNodes(this.#informers.informer(resources.corev1.nodes), follower)
    followPods(this.#informers.informer(resources.corev1.pods), follower)
  }

  async start(): Promise<void> {
    await this.#informers.start()
    this.#pump()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
    await Promise.allSettled(this.#writing)
    this.#queue.stop()
    await this.#informers.stop()
    await this.#recorder.stop()
  }

  #pump(): void {
    if (this.#stopped || !this.#informers.informer(resources.corev1.nodes).synced) return
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
      if (this.#queue.ready && this.#writing.size < this.#options.maxConcurrentBinds) this.#pump()
    })
  }

  async #run(): Promise<void> {
    const { clock } = this.#parts
    await Promise.resolve()
    let began = clock.monotonic()
    while (!this.#stopped && this.#writing.size < this.#options.maxConcurrentBinds) {
      const next = this.#queue.pop()
      if (!next) return
      this.#track(this.#attempt(next))
      if (clock.monotonic() - began < turnMs) continue
      await clock.sleep(0)
      began = clock.monotonic()
    }
  }

  #track(write: Promise<void>): void {
    const done = write
      .catch((error: unknown) => this.#parts.logger.error({ error: String(error) }, 'attempt failed'))
      .finally(() => {
        this.#writing.delete(done)
        this.#pump()
      })
    this.#writing.add(done)
  }

  /** Decides in one turn, without waiting; what is returned is the writing of it. */
  #attempt(queued: QueuedPod): Promise<void> {
    const { info } = queued
    const nodes = this.#cache.snapshot()
    const outcome = decide(info, nodes, this.#profile, this.#parts.random)
    const { chosen, rejected } = outcome
    const message = chosen === undefined ? fitError(info, rejected) : undefined
    this.#parts.onDecision?.(explain(info, nodes, this.#profile, outcome, message))
    if (chosen === undefined || message !== undefined) {
      this.#queue.unschedulable(info.uid, new Set(rejected.map((one) => one.plugin)))
      return this.#binder.refuse(info.pod, 'Unschedulable', message ?? '')
    }
    this.#cache.assume(info, chosen)
    return this.#bind(queued, chosen)
  }

  async #bind({ info }: QueuedPod, node: string): Promise<void> {
    try {
      await this.#binder.bind(info.pod, node)
      this.#queue.remove(info.uid)
    } catch (error) {
      this.#cache.forget(info.uid)
      this.#queue.retry(info.uid)
      await this.#binder.bindingFailed(info.pod, error)
    }
  }
}
