import { deepEqual } from '@orrery/api'
import type { Extract } from '@orrery/store'
import type { Item } from '../storage/item.js'

/** A label's or a selectable field's value as the index knows it. */
export function labelTerm(key: string, value: string): string {
  return `l${key}=${value}`
}

export function fieldTerm(path: string, value: string): string {
  return `f${path}=${value}`
}

const none: readonly string[] = []

function termsOf({ labels, fields }: Extract): readonly string[] {
  const terms: string[] = []
  if (labels) for (const [key, value] of Object.entries(labels)) terms.push(labelTerm(key, value))
  if (fields) for (const [path, value] of Object.entries(fields)) terms.push(fieldTerm(path, value))
  return terms
}

/** Items with more labels are not indexed: whoever asks for a term looks at all of them. */
const mostLabels = 64

function hasMany({ labels }: Extract): boolean {
  return labels !== undefined && Object.keys(labels).length > mostLabels
}

/** Whether two states of an item are found by the same. */
function saysSame(a: Extract, b: Extract): boolean {
  return deepEqual(a.labels, b.labels) && deepEqual(a.fields, b.fields)
}

/** One of these terms holds. */
export type AnyOf = readonly string[]

/** From the labels and selectable fields of items to their keys: a selector costs what it finds. */
export class InvertedIndex {
  readonly #keys = new Map<string, Set<string>>()
  /** Keys of the items with too many terms. */
  readonly #unindexed = new Set<string>()

  /** `next` takes the place of `previous`; either may be absent. */
  update(previous: Item | undefined, next: Item | undefined): void {
    if (previous && next && saysSame(previous.value.extract, next.value.extract)) return
    const before = previous ? this.#leave(previous) : none
    const after = next ? this.#enter(next) : none
    if (previous) for (const term of before) if (!after.includes(term)) this.#drop(term, previous.key)
    if (next) for (const term of after) if (!before.includes(term)) this.#add(term, next.key)
  }

  /**
   * Keys among which are all items for which each of `conjunction` holds: those of its rarest part. Undefined
   * when the conjunction is empty.
   */
  candidates(conjunction: readonly AnyOf[]): string[] | undefined {
    let best: AnyOf | undefined
    let least = Infinity
    for (const terms of conjunction) {
      const count = terms.reduce((sum, term) => sum + (this.#keys.get(term)?.size ?? 0), 0)
      if (count < least) [best, least] = [terms, count]
      if (count === 0) break
    }
    const indexed = best?.flatMap((term) => [...(this.#keys.get(term) ?? [])])
    return indexed && this.#unindexed.size > 0 ? [...indexed, ...this.#unindexed] : indexed
  }

  #enter({ key, value }: Item): readonly string[] {
    if (!hasMany(value.extract)) return termsOf(value.extract)
    this.#unindexed.add(key)
    return none
  }

  #leave({ key, value }: Item): readonly string[] {
    return this.#unindexed.delete(key) ? none : termsOf(value.extract)
  }

  #add(term: string, key: string): void {
    const keys = this.#keys.get(term)
    if (keys) keys.add(key)
    else this.#keys.set(term, new Set([key]))
  }

  #drop(term: string, key: string): void {
    const keys = this.#keys.get(term)
    if (!keys?.delete(key)) return
    if (keys.size === 0) this.#keys.delete(term)
  }
}
