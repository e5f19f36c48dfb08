import { isObject } from '../compare/json-value.js'
import { wrong } from './strategic-directives.js'

/** What tells an item of a list from the others: its merge key's value, or the item itself where there is no key. */
export function identityOf(item: unknown, mergeKey: string): unknown {
  if (mergeKey === '') return item
  if (!isObject(item)) throw wrong.argument({}, item)
  if (!Object.hasOwn(item, mergeKey)) throw wrong.noMergeKey(item, mergeKey)
  return item[mergeKey]
}

/** The first position of each item. */
export function positions(list: readonly unknown[], mergeKey: string): Map<unknown, number> {
  const found = new Map<unknown, number>()
  for (const [at, item] of list.entries()) {
    const identity = identityOf(item, mergeKey)
    if (!found.has(identity)) found.set(identity, at)
  }
  return found
}

interface Placed {
  item: unknown
  /** Its position in the object before the patch. */
  live: number | undefined
  /** Its position in the list that orders. */
  ordered: number | undefined
}

/** The two lists in one, each in its own order, an item of the first before the next of the second that it preceded. */
function interleave(first: readonly Placed[], second: readonly Placed[]): unknown[] {
  const merged: unknown[] = []
  let at = 0
  for (const next of second) {
    while (at < first.length) {
      const candidate = first[at]
      if (candidate?.live === undefined || next.live === undefined || candidate.live >= next.live) break
      merged.push(candidate.item)
      at++
    }
    merged.push(next.item)
  }
  return [...merged, ...first.slice(at).map(({ item }) => item)]
}

const last = Number.MAX_SAFE_INTEGER

/**
 * Items that the ordering list has stand in its order; the others keep the order they had in the object, and stand
 * before the first item they preceded there.
 */
export function enforceOrder(
  merged: readonly unknown[],
  order: readonly unknown[],
  live: readonly unknown[],
  mergeKey: string,
): unknown[] {
  const ordered = positions(order, mergeKey)
  const before = positions(live, mergeKey)
  const placed = merged.map((item): Placed => {
    const identity = identityOf(item, mergeKey)
    return { item, live: before.get(identity), ordered: ordered.get(identity) }
  })
  const fromPatch = placed.filter((each) => each.ordered !== undefined)
  const others = placed.filter((each) => each.ordered === undefined)
  fromPatch.sort((a, b) => (a.ordered ?? last) - (b.ordered ?? last))
  others.sort((a, b) => (a.live ?? last) - (b.live ?? last))
  return interleave(others, fromPatch)
}
