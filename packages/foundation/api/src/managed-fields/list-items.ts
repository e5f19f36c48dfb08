import { isObject } from '../compare/json-value.js'
import { compareElements, keyElement, valueElement, type PathElement } from './path-element.js'
import type { ListKey } from './relation.js'

/** An item that cannot be told from others: whoever keeps managed fields leaves them as they are. */
export class UnidentifiedItem extends Error {}

function elementOf(keys: readonly ListKey[], item: unknown): PathElement {
  if (keys.length === 0) {
    if (typeof item !== 'object') return valueElement(item)
    throw new UnidentifiedItem('associative list without keys has an element that is no plain value')
  }
  const found: [string, unknown][] = []
  for (const { name, default: standard } of keys) {
    const value = (isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined) ?? standard
    if (value !== undefined) found.push([name, value])
  }
  if (found.length > 0) return keyElement(found)
  throw new UnidentifiedItem('associative list with keys has an element that omits all key fields')
}

/** A list's items by element, those of one element together. Anything but a list has none. Throws UnidentifiedItem. */
export function listItems(keys: readonly ListKey[], list: unknown): Map<PathElement, unknown[]> {
  const items = new Map<PathElement, unknown[]>()
  if (!Array.isArray(list)) return items
  for (const item of list as unknown[]) {
    const element = elementOf(keys, item)
    const same = items.get(element)
    if (same) same.push(item)
    else items.set(element, [item])
  }
  return items
}

/** The elements of both, each once, in order. */
export function allElements(a: ReadonlyMap<PathElement, unknown>, b: ReadonlyMap<PathElement, unknown>): PathElement[] {
  const all = [...a.keys()]
  for (const element of b.keys()) if (!a.has(element)) all.push(element)
  return all.length > 1 ? all.toSorted(compareElements) : all
}
