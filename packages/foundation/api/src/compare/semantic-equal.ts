import { isObject } from './json-value.js'
import { deepEqual } from './deep-equal.js'

/** Whether a value says no more than its absence: upstream treats empty lists and maps as absent ones. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

function semanticMaps(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const left = Object.hasOwn(a, key) ? a[key] : undefined
    const right = Object.hasOwn(b, key) ? b[key] : undefined
    if (!semanticEqual(left, right)) return false
  }
  return true
}

/**
 * Equal in meaning (apimachinery's equality.Semantic): absent, null, empty list and empty map are one. What decides
 * that an update changes nothing. Quantities must be in canonical form on both sides.
 */
export function semanticEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b)
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => semanticEqual(item, b[index]))
  }
  if (isObject(a)) return isObject(b) && semanticMaps(a, b)
  return deepEqual(a, b)
}

/** What changes by itself at each write and makes no update of its own. */
const bookkeeping = new Set(['resourceVersion', 'managedFields'])

/** Whether replacing `old` by `next` would change nothing: resourceVersion and managedFields apart. */
export function isNoOpUpdate(next: Record<string, unknown>, old: Record<string, unknown>): boolean {
  const bare = (object: Record<string, unknown>): Record<string, unknown> => ({
    ...object,
    metadata: Object.fromEntries(
      Object.entries(isObject(object['metadata']) ? object['metadata'] : {}).filter(([key]) => !bookkeeping.has(key)),
    ),
  })
  return semanticEqual(bare(next), bare(old))
}
