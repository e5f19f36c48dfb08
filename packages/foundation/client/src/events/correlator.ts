import type { Clock } from '@orrery/kit'
import type { EventDraft } from './event-draft.js'
import { RecentMap } from './recent-map.js'

/** client-go's defaults. */
const remembered = 4_096
const aggregateFrom = 10
const aggregateWithinMs = 600_000
const spamBurst = 25
const spamMsPerEvent = 300_000

interface Similar {
  messages: Set<string>
  lastMs: number
}

interface Bucket {
  tokens: number
  atMs: number
}

/** What to write: a new event, or a count on one that exists. */
export interface Correlated {
  event: EventDraft
  /** For the event of this name; absent for a first occurrence. */
  patch?: { count: number; lastTimestamp: string | null; message: string }
}

function keyOf(parts: readonly (string | undefined)[]): string {
  return JSON.stringify(parts.map((part) => part ?? ''))
}

function subjectOf({ source, involvedObject: about }: EventDraft): (string | undefined)[] {
  return [source.component, source.host, about.kind, about.namespace, about.name, about.uid, about.apiVersion]
}

/**
 * client-go's EventCorrelator: events that differ only in their message become one from the tenth message on, as long as
 * they come within ten minutes of each other; equal events raise a count; a source has 25 events about an object and then
 * one every five minutes. What exceeds that is counted but not written.
 */
export class Correlator {
  readonly #clock: Clock
  readonly #similar = new RecentMap<string, Similar>(remembered)
  readonly #written = new RecentMap<string, EventDraft>(remembered)
  readonly #buckets = new RecentMap<string, Bucket>(remembered)

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Undefined: write nothing. */
  correlate(draft: EventDraft): Correlated | undefined {
    const { event, key } = this.#aggregate(draft)
    const result = this.#observe(event, key)
    return this.#mayWrite(draft) ? result : undefined
  }

  #aggregate(draft: EventDraft): { event: EventDraft; key: string } {
    const exact = [...subjectOf(draft), draft.involvedObject.fieldPath, draft.type, draft.reason, draft.message]
    const group = keyOf([...subjectOf(draft), draft.type, draft.reason])
    const now = this.#clock.monotonic()
    let similar = this.#similar.get(group)
    if (!similar || now - similar.lastMs > aggregateWithinMs) similar = { messages: new Set(), lastMs: now }
    similar.lastMs = now
    const message = draft.message ?? ''
    if (similar.messages.size < aggregateFrom - 1) similar.messages.add(message)
    const full = similar.messages.size >= aggregateFrom - 1 && !similar.messages.has(message)
    this.#similar.set(group, similar)
    if (!full) return { event: draft, key: keyOf(exact) }
    return { event: { ...draft, message: `(combined from similar events): ${message}` }, key: group }
  }

  #observe(event: EventDraft, key: string): Correlated {
    const before = this.#written.get(key)
    if (!before) {
      this.#written.set(key, event)
      return { event }
    }
    const count = before.count + 1
    const { metadata, firstTimestamp } = before
    const counted = { ...event, metadata, count, ...(firstTimestamp === undefined ? {} : { firstTimestamp }) }
    this.#written.set(key, counted)
    const patch = { count, lastTimestamp: event.lastTimestamp ?? null, message: event.message ?? '' }
    return { event: counted, patch }
  }

  #mayWrite(draft: EventDraft): boolean {
    const key = keyOf(subjectOf(draft))
    const now = this.#clock.monotonic()
    const { tokens, atMs } = this.#buckets.get(key) ?? { tokens: spamBurst, atMs: now }
    const filled = Math.min(spamBurst, tokens + (now - atMs) / spamMsPerEvent)
    const may = filled >= 1
    this.#buckets.set(key, { tokens: may ? filled - 1 : filled, atMs: now })
    return may
  }
}
