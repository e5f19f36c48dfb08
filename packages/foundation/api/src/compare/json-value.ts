/**
 * What JSON can say. Integers that a double cannot hold exactly are bigint (see json/). Objects are plain; a key may be
 * any string, `__proto__` too, which is then an own property: read with `getOwn`, write with `setOwn`.
 */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | JsonObject

export interface JsonObject {
  [key: string]: JsonValue
}

/** A plain object, not null and not a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An own property; undefined where there is none, whatever the prototype has under that name. */
export function getOwn(object: object, key: string): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value
}

/** Sets an own property, which plain assignment to `__proto__` would not. */
export function setOwn(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true })
  } else {
    object[key] = value
  }
}

function isInOrder(texts: readonly string[]): boolean {
  for (let at = 1; at < texts.length; at++) if ((texts[at - 1] ?? '') > (texts[at] ?? '')) return false
  return true
}

/** Texts in order of their code units. What is in order already, as most keys are, costs one look. */
export function inOrder(texts: readonly string[]): readonly string[] {
  return isInOrder(texts) ? texts : texts.toSorted()
}

/** An object's own keys in order. */
export function sortedKeys(object: object): readonly string[] {
  return inOrder(Object.keys(object))
}

/** The own keys of two objects, each once, in order. */
export function keysOfBoth(a: object, b: object): readonly string[] {
  const keys = Object.keys(a)
  for (const key of Object.keys(b)) if (!Object.hasOwn(a, key)) keys.push(key)
  return inOrder(keys)
}

/** A map with its keys in order: itself where they are. */
export function keysInOrder<T extends Record<string, unknown>>(map: T): T {
  const keys = Object.keys(map)
  if (isInOrder(keys)) return map
  const copy: Record<string, unknown> = {}
  for (const key of keys.toSorted()) setOwn(copy, key, map[key])
  return copy as T
}
