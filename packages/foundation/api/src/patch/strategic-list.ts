import { isObject } from '../compare/json-value.js'
import { plainError } from '../status/request-failures.js'
import { goText, goType } from './go-text.js'
import { directive, withoutDirectives, wrong, type Fields } from './strategic-directives.js'
import { enforceOrder, identityOf } from './strategic-order.js'

export type MergeItem = (original: Fields, patch: Fields) => Fields

type List = readonly unknown[]

/** Whether the lists hold maps. All items must be of one type, and no lists. */
function holdMaps(original: List, patch: List): boolean {
  const items = [...original, ...patch]
  const type = goType(items[0])
  if (type.startsWith('[]')) throw wrong.listOfLists()
  for (const item of items) {
    if (goType(item) === type) continue
    throw plainError(`list element types are not identical: ${goText([original, patch])}`)
  }
  return type.startsWith('map')
}

interface Sorted {
  items: Fields[]
  deleted: Set<unknown>
  replace: boolean
}

/** The items of a patch list, the directives among them taken out. */
function sortDirectives(patch: List, mergeKey: string): Sorted {
  const sorted: Sorted = { items: [], deleted: new Set(), replace: false }
  for (const item of patch) {
    if (!isObject(item)) throw wrong.argument({}, item)
    const what = Object.hasOwn(item, directive) ? item[directive] : undefined
    if (what === undefined) sorted.items.push(item)
    else if (what === 'delete') sorted.deleted.add(identityOf(item, mergeKey))
    else if (what === 'replace') sorted.replace = true
    else if (what === 'merge') throw plainError('merging lists cannot yet be specified in the patch')
    else throw wrong.patchType(what, item)
  }
  return sorted
}

function mergeMaps(original: List, patch: List, mergeKey: string, mergeItem: MergeItem): unknown[] {
  if (mergeKey === '') throw plainError('cannot merge lists without merge key for type struct')
  const { items, deleted, replace } = sortDirectives(patch, mergeKey)
  if (replace) return items
  const keyOf = (item: unknown): unknown => (isObject(item) ? item[mergeKey] : undefined)
  const live = deleted.size === 0 ? original : original.filter((item) => !deleted.has(keyOf(item)))
  const merged = [...live]
  const places = new Map<unknown, number>()
  for (const [at, item] of merged.entries()) {
    const key = keyOf(item)
    if (!places.has(key)) places.set(key, at)
  }
  for (const item of items) {
    const key = identityOf(item, mergeKey)
    const at = places.get(key)
    const found = at === undefined ? undefined : merged[at]
    if (at !== undefined && isObject(found)) merged[at] = mergeItem(found, item)
    else places.set(key, merged.push(withoutDirectives(item)) - 1)
  }
  return enforceOrder(merged, items, live, mergeKey)
}

/** Merges the list of a patch into an object's. Linear but for sorting. */
export function mergeLists(original: List, patch: List, mergeKey: string, mergeItem: MergeItem): unknown[] {
  if (original.length === 0 && patch.length === 0) return []
  if (holdMaps(original, patch)) return mergeMaps(original, patch, mergeKey, mergeItem)
  return enforceOrder([...new Set([...original, ...patch])], patch, original, '')
}

/** `$deleteFromPrimitiveList`. */
export function deleteFromList(original: List, patch: List): unknown[] {
  if (original.length + patch.length > 0 && holdMaps(original, patch)) throw wrong.primitiveList()
  const gone = new Set(patch)
  return original.filter((item) => !gone.has(item))
}

/** `$setElementOrder`: the items the patch sets must be among those it orders, and in that order. */
export function checkOrder(patch: List, order: List, mergeKey: string): void {
  if (patch.length === 0 || order.length === 0) return
  let at = 0
  for (const item of patch) {
    if (isObject(item) && Object.hasOwn(item, directive)) continue
    const identity = identityOf(item, mergeKey)
    while (at < order.length && identityOf(order[at], mergeKey) !== identity) at++
    if (at++ < order.length) continue
    throw plainError(`The order in patch list:\n${goText(patch)}\n doesn't match $setElementOrder list:\n${goText(order)}\n`)
  }
}
