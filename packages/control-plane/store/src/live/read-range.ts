import type { Entry, Page, RangeQuery, Revision } from '../contract.js'
import type { KeyIndex } from './key-index.js'
import { prefixEnd } from './prefix-end.js'

/** The least key that a range may hold: at least the prefix, and greater than `after`. */
export function rangeStart(query: Pick<RangeQuery, 'prefix' | 'after'>): string {
  const above = query.after === undefined ? '' : `${query.after}\0`
  return above > query.prefix ? above : query.prefix
}

/** A page of the newest state, in time of the order of its length. */
export function readRange(index: KeyIndex<Entry>, query: RangeQuery, revision: Revision): Page {
  const start = rangeStart(query)
  const end = prefixEnd(query.prefix)
  const total = Math.max(0, (end === undefined ? index.size : index.rank(end)) - index.rank(start))
  const count = Math.min(total, query.limit ?? total)
  const entries: Entry[] = []
  if (count > 0) {
    for (const entry of index.from(start)) {
      entries.push(entry)
      if (entries.length === count) break
    }
  }
  return { entries, revision, more: total > count, remaining: total - count }
}
