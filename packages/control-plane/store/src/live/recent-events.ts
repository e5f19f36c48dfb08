import type { Revision, StoreEvent } from '../contract.js'

export interface RecentEventsLimits {
  /** Events kept at most. */
  events: number
  /** Bytes of values kept at most, counting each event's new bytes. */
  bytes: number
}

interface Kept {
  events: readonly StoreEvent[]
  bytes: number
}

/** The events of the newest revisions, without a gap; the oldest revisions go when a limit is passed. */
export class RecentEvents {
  readonly #limits: RecentEventsLimits
  #kept: Kept[] = []
  #head = 0
  #newest: Revision
  #events = 0
  #bytes = 0

  constructor(newest: Revision, limits: RecentEventsLimits = { events: Infinity, bytes: Infinity }) {
    this.#newest = newest
    this.#limits = limits
  }

  /** Events of later revisions than this are all here. */
  get since(): Revision {
    return this.#newest - (this.#kept.length - this.#head)
  }

  /** Adds the next revision's events. */
  append(events: readonly StoreEvent[]): void {
    const bytes = events.reduce((sum, event) => sum + (event.type === 'put' ? event.entry.bytes.byteLength : 0), 0)
    this.#kept.push({ events, bytes })
    this.#newest++
    this.#events += events.length
    this.#bytes += bytes
    while (this.#events > this.#limits.events || this.#bytes > this.#limits.bytes) this.#dropOldest()
    this.#trim()
  }

  /** The events of at most so many revisions after this one; undefined when some of them are gone. */
  after(revision: Revision, atMost: number): readonly StoreEvent[] | undefined {
    if (revision < this.since) return undefined
    const from = this.#head + (revision - this.since)
    return this.#kept.slice(from, from + atMost).flatMap((kept) => kept.events)
  }

  /** Drops the events of this revision and those before. */
  forget(revision: Revision): void {
    while (this.since < revision && this.#head < this.#kept.length) this.#dropOldest()
    this.#trim()
  }

  #dropOldest(): void {
    const oldest = this.#kept[this.#head]
    if (!oldest) return
    this.#kept[this.#head++] = { events: [], bytes: 0 }
    this.#events -= oldest.events.length
    this.#bytes -= oldest.bytes
  }

  #trim(): void {
    if (this.#head < 1024 || this.#head * 2 < this.#kept.length) return
    this.#kept = this.#kept.slice(this.#head)
    this.#head = 0
  }
}
