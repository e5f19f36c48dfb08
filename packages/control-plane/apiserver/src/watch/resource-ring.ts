import { getOrMake, type Clock } from '@orrery/kit'
import type { Revision } from '@orrery/store'
import type { Equality, Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { Bucket, type RingLimits } from './bucket.js'
import type { Change } from './change.js'

const defaultLimits: RingLimits = { changes: 8192, bytes: 16 << 20 }

function valueOf(item: Item | undefined, field: string): string | undefined {
  if (!item) return undefined
  if (field === 'metadata.name') return item.name
  return field === 'metadata.namespace' ? item.namespace : (item.value.extract.fields?.[field] ?? '')
}

/** The changes of one resource, and of the parts of it that somebody watches. */
export class ResourceRing {
  readonly all: Bucket
  readonly #clock: Clock
  readonly #limits: RingLimits
  readonly #parts = new Map<string, Map<string, Bucket>>()

  /** `floor`: changes after this revision come here. */
  constructor(clock: Clock, floor: Revision, limits: RingLimits = defaultLimits) {
    this.#clock = clock
    this.#limits = limits
    this.all = new Bucket(clock, limits, floor)
  }

  push(change: Change): void {
    this.all.push(change)
    for (const [field, buckets] of this.#parts) {
      const now = valueOf(change.item, field)
      const before = valueOf(change.previous, field)
      if (now !== undefined) buckets.get(now)?.push(change)
      if (before !== undefined && before !== now) buckets.get(before)?.push(change)
    }
  }

  /** The smallest bucket that has every change the selection may show. The caller gives it back by `leave`. */
  enter(selection: Selection): Bucket {
    const part = partOf(selection)
    const bucket = part ? this.#part(part) : this.all
    bucket.readers++
    return bucket
  }

  leave(bucket: Bucket): void {
    bucket.readers--
    if (bucket === this.all || bucket.readers > 0) return
    for (const [field, buckets] of this.#parts) {
      for (const [value, candidate] of buckets) if (candidate === bucket) buckets.delete(value)
      if (buckets.size === 0) this.#parts.delete(field)
    }
  }

  close(): void {
    this.all.close()
    for (const buckets of this.#parts.values()) for (const bucket of buckets.values()) bucket.close()
  }

  /** A part starts with what the whole ring still has of it. */
  #part({ field, value }: Equality): Bucket {
    const buckets = getOrMake(this.#parts, field, () => new Map<string, Bucket>())
    const known = buckets.get(value)
    if (known) return known
    const bucket = new Bucket(this.#clock, this.#limits, this.all.floor)
    buckets.set(value, bucket)
    for (let i = this.all.first; i < this.all.end; i++) {
      const change = this.all.at(i)
      const concerns = valueOf(change?.item, field) === value || valueOf(change?.previous, field) === value
      if (change && concerns) bucket.push(change)
    }
    return bucket
  }
}

function partOf(selection: Selection): Equality | undefined {
  const [equality] = selection.equalities
  if (equality) return equality
  return selection.namespace === '' ? undefined : { field: 'metadata.namespace', value: selection.namespace }
}
