import { Compacted, SlowWatcher, type Revision, type StoreEvent, type Watch, type WatchQuery } from '../contract.js'
import type { Follower, LiveState } from '../live/live-state.js'
import { checkRevision } from '../live/check-revision.js'

export interface EventPage {
  /** In order; none of its revisions is split. */
  events: readonly StoreEvent[]
  /** All events up to this revision have been looked at. */
  through: Revision
}

/** The next events of a prefix after a revision, which may be none; `through` is greater unless it is the newest. */
export type ReadEvents = (after: Revision, prefix: string) => Promise<EventPage>

/**
 * Reads the log in pages, as fast as it is asked, until it has seen the newest revision; in that very turn it goes
 * over to the live events, so that none is missed and none comes twice. From then on its queue is bounded.
 */
export class LogWatch implements Watch, Follower {
  readonly #state: LiveState
  readonly #readEvents: ReadEvents
  readonly #prefix: string
  readonly #queueSize: number
  #position: Revision
  #queue: StoreEvent[] = []
  #live = false
  #closed = false
  #failure: Error | undefined
  #wake: () => void = () => undefined
  readonly #batches: AsyncGenerator<readonly StoreEvent[], void, undefined>

  constructor(state: LiveState, readEvents: ReadEvents, query: WatchQuery, queueSize: number) {
    this.#state = state
    this.#readEvents = readEvents
    this.#prefix = query.prefix
    this.#queueSize = queueSize
    this.#position = query.fromRevision
    this.#batches = this.#read()
    this.#state.attach(this)
    this.#goLiveAtNewest()
  }

  [Symbol.asyncIterator](): AsyncIterator<readonly StoreEvent[]> {
    return this.#batches
  }

  close(): void {
    this.#closed = true
    this.#detach()
  }

  follow(events: readonly StoreEvent[]): void {
    const revision = events[0]?.revision ?? 0
    if (!this.#live || revision <= this.#position) return
    this.#position = revision
    const own = events.filter((event) => event.key.startsWith(this.#prefix))
    if (own.length === 0) return
    if (this.#queue.length > 0 && this.#queue.length + own.length > this.#queueSize) {
      this.#fail(new SlowWatcher(`the watch of ${this.#prefix} has more than ${this.#queueSize} events waiting`))
      return
    }
    for (const event of own) this.#queue.push(event)
    this.#wake()
  }

  abandon(floor: Revision): void {
    this.#fail(new Compacted(Math.min(this.#position, floor - 1), floor))
  }

  async *#read(): AsyncGenerator<readonly StoreEvent[], void, undefined> {
    try {
      while (!this.#closed) {
        if (this.#failure) throw this.#failure
        const batch = this.#live ? await this.#queued() : await this.#replayed()
        if (batch.length > 0 && !this.#closed) yield batch
      }
    } catch (error) {
      if (!this.#closed || error === this.#failure) throw error
    } finally {
      this.close()
    }
  }

  async #queued(): Promise<readonly StoreEvent[]> {
    if (this.#queue.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve))
    const batch = this.#queue
    this.#queue = []
    return batch
  }

  /** Compaction may overtake a replay between two pages, and also while one is read. */
  async #replayed(): Promise<readonly StoreEvent[]> {
    checkRevision(this.#position, this.#state)
    const page = await this.#readEvents(this.#position, this.#prefix)
    checkRevision(this.#position, this.#state)
    this.#position = page.through
    this.#goLiveAtNewest()
    return page.events
  }

  #goLiveAtNewest(): void {
    this.#live = !this.#closed && !this.#failure && this.#position === this.#state.revision
  }

  #fail(failure: Error): void {
    this.#failure ??= failure
    this.#detach()
  }

  #detach(): void {
    this.#state.detach(this)
    this.#live = false
    this.#queue = []
    this.#wake()
  }
}
