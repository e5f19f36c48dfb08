import { isObject } from '../compare/json-value.js'

/**
 * One step of a field's path, as FieldsV1 writes it: `f:name` a field, `k:{"name":"x"}` a list's item by its keys,
 * `v:"x"` an item of a set by its value, `i:0` an item by its position.
 */
export type PathElement = string

const ranks = 'fkvi'

/** Go's encoding/json escapes what could end a script. */
const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

function goJson(value: unknown): string {
  const text = typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? 'null')
  return /[<>&\u2028\u2029]/.test(text) ? text.replaceAll(/[<>&\u2028\u2029]/g, (found) => escapes[found] ?? found) : text
}

/** `keys`: names and values, names sorted. */
export function keyElement(keys: readonly (readonly [string, unknown])[]): PathElement {
  return `k:{${keys.map(([name, value]) => `${goJson(name)}:${goJson(value)}`).join(',')}}`
}

export function valueElement(value: unknown): PathElement {
  return `v:${goJson(value)}`
}

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const valueRanks = ['number', 'string', 'boolean', 'list', 'map', 'null']

function valueRank(value: unknown): number {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'list' : isObject(value) ? 'map' : typeof value
  return valueRanks.indexOf(kind)
}

function compareValues(a: unknown, b: unknown): number {
  const ranked = valueRank(a) - valueRank(b)
  if (ranked !== 0) return ranked
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  return compareText(goJson(a), goJson(b))
}

function compareKeys(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const [left, right] = [Object.entries(a), Object.entries(b)]
  for (const [index, [name, value]] of left.entries()) {
    const other = right[index]
    if (!other) return 1
    const order = compareText(name, other[0]) || compareValues(value, other[1])
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** The order in which upstream writes a set's elements: fields, keys, values, positions; numbers as numbers. */
export function compareElements(a: PathElement, b: PathElement): number {
  if (a.startsWith('f') && b.startsWith('f')) return compareText(a, b)
  const ranked = ranks.indexOf(a.charAt(0)) - ranks.indexOf(b.charAt(0))
  if (ranked !== 0) return ranked
  const [left, right]: unknown[] = [JSON.parse(a.slice(2)), JSON.parse(b.slice(2))]
  return isObject(left) && isObject(right) ? compareKeys(left, right) : compareValues(left, right)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`invalid path element: ${text}`)
  }
}

/** An element in the one form this package writes; undefined for a sort of elements nobody knows. Throws for nonsense. */
export function canonicalElement(text: string): PathElement | undefined {
  if (text.length < 2) throw new Error('key must be 2 characters long:')
  if (text[1] !== ':') throw new Error(`missing colon: ${text}`)
  const rest = text.slice(2)
  if (text.startsWith('f')) return text
  if (text.startsWith('v')) return valueElement(parsed(rest))
  if (text.startsWith('i')) {
    if (!/^[-+]?\d+$/.test(rest)) throw new Error(`strconv.Atoi: parsing ${JSON.stringify(rest)}: invalid syntax`)
    return `i:${Number(rest)}`
  }
  if (!text.startsWith('k')) return undefined
  const keys = parsed(rest)
  if (!isObject(keys)) throw new Error(`invalid path element: ${text}`)
  return keyElement(Object.entries(keys).toSorted(([a], [b]) => compareText(a, b)))
}
