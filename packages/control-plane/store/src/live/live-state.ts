import type { Entry, Observer, Page, RangeQuery, Revision, StoreEvent } from '../contract.js'
import { KeyIndex } from './key-index.js'
import { readRange } from './read-range.js'
import { RecentEvents, type RecentEventsLimits } from './recent-events.js'

/** Who is told of each revision, after it can be read. */
export interface Follower {
  follow(events: readonly StoreEvent[]): void
  /** The history was replaced: nothing continues what this follower has seen. */
  abandon(floor: Revision): void
  close(): void
}

interface Start {
  revision: Revision
  floor: Revision
  /** In order of their keys. */
  entries: readonly Entry[]
}

/** The newest synced state: what readers, observers and watchers see. A revision becomes visible here, whole. */
export class LiveState {
  #index: KeyIndex<Entry>
  #recent: RecentEvents
  #revision: Revision
  #floor: Revision
  readonly #limits: RecentEventsLimits | undefined
  #observers: readonly Observer[] = []
  readonly #followers = new Set<Follower>()

  constructor(start: Start, limits?: RecentEventsLimits) {
    this.#index = KeyIndex.fromSorted(start.entries)
    this.#recent = new RecentEvents(start.revision, limits)
    this.#revision = start.revision
    this.#floor = start.floor
    this.#limits = limits
  }

  get revision(): Revision {
    return this.#revision
  }

  get floor(): Revision {
    return this.#floor
  }

  get recent(): RecentEvents {
    return this.#recent
  }

  get(key: string): Entry | undefined {
    return this.#index.get(key)
  }

  range(query: RangeQuery): Page {
    return readRange(this.#index, query, this.#revision)
  }

  /** All entries in order of their keys. */
  entries(): Entry[] {
    return this.#index.toArray()
  }

  /** Makes the next revision visible, then tells observers, then followers. */
  publish(events: readonly StoreEvent[]): void {
    for (const event of events) {
      if (event.type === 'put') this.#index.set(event.entry)
      else this.#index.delete(event.key)
    }
    this.#revision++
    this.#recent.append(events)
    for (const observer of this.#observers) observer(events)
    for (const follower of this.#followers) follower.follow(events)
  }

  /** Raises the floor. */
  forget(revision: Revision): void {
    this.#floor = revision
    this.#recent.forget(revision)
  }

  /** Another state in the place of this one; observers are told the difference, followers abandoned. */
  replace(revision: Revision, entries: readonly Entry[]): void {
    const events = difference(this.#index, entries, revision)
    this.#index = KeyIndex.fromSorted(entries)
    this.#revision = revision
    this.#floor = revision
    this.#recent = new RecentEvents(revision, this.#limits)
    for (const observer of this.#observers) observer(events)
    for (const follower of this.#followers) follower.abandon(revision)
  }

  observe(observer: Observer): () => void {
    const own: Observer = (events) => observer(events)
    this.#observers = [...this.#observers, own]
    return () => {
      this.#observers = this.#observers.filter((other) => other !== own)
    }
  }

  attach(follower: Follower): void {
    this.#followers.add(follower)
  }

  detach(follower: Follower): void {
    this.#followers.delete(follower)
  }

  /** Ends every watch. */
  close(): void {
    for (const follower of this.#followers) follower.close()
  }
}

function difference(from: KeyIndex<Entry>, to: readonly Entry[], revision: Revision): StoreEvent[] {
  const kept = new Set(to.map((entry) => entry.key))
  const gone = from.toArray().filter((entry) => !kept.has(entry.key))
  return [
    ...gone.map((previous): StoreEvent => ({ type: 'delete', key: previous.key, revision, previous })),
    ...to.map((entry): StoreEvent => ({ type: 'put', key: entry.key, revision, entry, previous: from.get(entry.key) })),
  ]
}
