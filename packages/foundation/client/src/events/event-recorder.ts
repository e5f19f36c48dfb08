import { ApiError, isNotFound, resources, type corev1 } from '@orrery/api'
import { silentLogger, timestamp, type Clock, type Logger, type Random } from '@orrery/kit'
import type { ApiClient } from '../api-client.js'
import type { EventRecorder } from '../event-recorder-contract.js'
import { Correlator, type Correlated } from './correlator.js'
import { eventDraft, type EventDraft, type EventSource } from './event-draft.js'

export interface EventRecorderOptions {
  source: EventSource
  clock: Clock
  random: Random
  logger?: Logger
}

/** A recorder that writes in the background, one event at a time. */
export interface BackgroundRecorder extends EventRecorder {
  /** Tries once more to write what waits, without pauses. Later events are dropped. */
  stop(): Promise<void>
}

/** Upstream's: what waits, how often one event is tried, and the pause between. */
const queueLength = 1_000
const tries = 12
const pauseMs = 10_000

class QueuedRecorder implements BackgroundRecorder {
  readonly #client: ApiClient
  readonly #options: EventRecorderOptions
  readonly #logger: Logger
  readonly #correlator: Correlator
  readonly #queue: EventDraft[] = []
  readonly #stopping = new AbortController()
  #pumping: Promise<void> | undefined
  #lastName = 0n

  constructor(client: ApiClient, options: EventRecorderOptions) {
    this.#client = client
    this.#options = options
    this.#logger = options.logger ?? silentLogger
    this.#correlator = new Correlator(options.clock)
  }

  event(...[about, type, reason, message, fieldPath]: Parameters<EventRecorder['event']>): void {
    if (this.#stopping.signal.aborted) return
    if (this.#queue.length >= queueLength) {
      const dropped = this.#queue.shift()
      this.#logger.warn({ event: dropped?.metadata.name, reason: dropped?.reason }, 'too many events wait: dropped')
    }
    const { clock, source } = this.#options
    const occurrence = { about, type, reason, message, ...(fieldPath === undefined ? {} : { fieldPath }) }
    this.#queue.push(eventDraft(occurrence, source, timestamp(clock), this.#nextName()))
    this.#pumping ??= this.#pump()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#pumping
  }

  async #pump(): Promise<void> {
    await Promise.resolve()
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) {
      const result = this.#correlator.correlate(next)
      if (result) await this.#record(result)
    }
    this.#pumping = undefined
  }

  /** Until it is written or refused; only a server out of reach is tried again. */
  async #record(result: Correlated): Promise<void> {
    const { clock, random } = this.#options
    const { reason, metadata } = result.event
    for (let attempt = 1; attempt <= tries; attempt++) {
      try {
        return await this.#write(result)
      } catch (error) {
        const final = error instanceof ApiError || attempt === tries || this.#stopping.signal.aborted
        this.#logger.warn({ err: error, event: metadata.name, reason, final }, 'event not written')
        if (final) return
      }
      const pause = attempt === 1 ? pauseMs * random.next() : pauseMs
      await clock.sleep(pause, this.#stopping.signal).catch(() => {})
    }
  }

  /** A count on an event that is gone by now starts it anew. */
  async #write({ event, patch }: Correlated): Promise<void> {
    const events = this.#client.resource<corev1.Event>(resources.corev1.events, event.metadata.namespace)
    if (patch) {
      try {
        await events.patch(event.metadata.name, 'strategic', patch)
        return
      } catch (error) {
        if (!isNotFound(error)) throw error
      }
    }
    await events.create(event)
  }

  /** Nanoseconds where the clock has milliseconds: the rest by chance, and never the same twice. */
  #nextName(): bigint {
    const { clock, random } = this.#options
    const now = BigInt(clock.now()) * 1_000_000n + BigInt(Math.floor(random.next() * 1_000_000))
    this.#lastName = now > this.#lastName ? now : this.#lastName + 1n
    return this.#lastName
  }
}

export function createEventRecorder(client: ApiClient, options: EventRecorderOptions): BackgroundRecorder {
  return new QueuedRecorder(client, options)
}
