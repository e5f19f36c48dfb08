import type { Commit, Entry, Revision, StoreEvent } from '../contract.js'
import { failedGuard, type FailedGuard } from '../live/check-commit.js'
import { eventsOf } from '../live/events-of.js'
import type { LiveState } from '../live/live-state.js'
import type { SlabHeap } from './slab-heap.js'

export type Verdict = { failed: FailedGuard } | { events: readonly StoreEvent[]; revision: Revision }

/** Asks once for what is asked for again right after: a commit mostly puts the key that it guards. */
function rememberLast(get: (key: string) => Entry | undefined): (key: string) => Entry | undefined {
  let last: string | undefined
  let found: Entry | undefined
  return (key) => {
    if (key !== last) {
      found = get(key)
      last = key
    }
    return found
  }
}

/** The newest accepted state: the live one, and over it what is accepted but not yet synced. */
export class AcceptedState {
  readonly #live: LiveState
  readonly #unsynced = new Map<string, StoreEvent>()
  #revision: Revision
  heap: SlabHeap

  constructor(live: LiveState, heap: SlabHeap) {
    this.#live = live
    this.#revision = live.revision
    this.heap = heap
  }

  get(key: string): Entry | undefined {
    const event = this.#unsynced.get(key)
    if (!event) return this.#live.get(key)
    return event.type === 'put' ? event.entry : undefined
  }

  isUnsynced(key: string): boolean {
    return this.#unsynced.has(key)
  }

  /** Accepts a commit if its guards hold; it then takes the next revision unless it changes nothing. */
  accept(commit: Commit): Verdict {
    const standingAt = rememberLast((key) => this.get(key))
    const failed = failedGuard(commit.guards, standingAt)
    if (failed) return { failed }
    const entryOf = this.heap.add.bind(this.heap)
    const events = eventsOf(commit, this.#revision + 1, { standingAt, entryOf })
    if (events.length > 0) this.#revision++
    for (const event of events) this.#unsynced.set(event.key, event)
    return { events, revision: this.#revision }
  }

  /** The events of one revision have been synced and published. */
  synced(events: readonly StoreEvent[]): void {
    for (const event of events) {
      if (this.#unsynced.get(event.key) === event) this.#unsynced.delete(event.key)
      if (event.previous) this.heap.release(event.previous)
    }
  }

  /** Everything accepted is synced, and the live state has been replaced by what lies in this heap. */
  replaced(heap: SlabHeap): void {
    this.heap = heap
    this.#revision = this.#live.revision
  }
}
