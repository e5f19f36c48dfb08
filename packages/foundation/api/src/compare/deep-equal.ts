import { isObject } from './json-value.js'

/** A property that the type system need not know. An own `__proto__` hides the inherited accessor. */
function at(object: Record<string, unknown>, key: string): unknown {
  return object[key]
}

function equalLists(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) {
    if (!deepEqual(a[index], b[index])) return false
  }
  return true
}

function equalMaps(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  // Plain objects inherit nothing that is listed, and listing makes no array.
  let more = 0
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !deepEqual(at(a, key), at(b, key))) return false
    more++
  }
  for (const _ in b) more--
  return more === 0
}

/** Equal as JSON: order of keys apart. A number equals a bigint of the same value. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b)
  if (isObject(a)) return isObject(b) && equalMaps(a, b)
  return (typeof a === 'bigint' && typeof b === 'number') || (typeof a === 'number' && typeof b === 'bigint') ? a == b : false
}
