import { isObject } from '../compare/json-value.js'
import { stringifyJson } from '../json/stringify-json.js'

/** A JSON value as Go's %v prints it: `map[a:1 b:[x y]]`, keys sorted. Upstream's messages quote patches so. */
export function goText(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  if (typeof value === 'string') return value
  if (!isObject(value)) return stringifyJson(value)
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${key}:${goText(value[key])}`)
  return `map[${members.join(' ')}]`
}

/** As Go's %s prints a JSON value: what is no text is marked. */
export function goString(value: unknown): string {
  if (typeof value === 'string' || (typeof value === 'object' && value !== null)) return goText(value)
  return value === null || value === undefined ? '%!s(<nil>)' : `%!s(${goType(value)}=${goText(value)})`
}

/** What Go's decoder calls the kind of a JSON value. */
export function jsonKind(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'bigint' ? 'number' : typeof value
}

/** The Go type of a decoded JSON value. */
export function goType(value: unknown): string {
  if (value === null || value === undefined) return '%!s(<nil>)'
  if (Array.isArray(value)) return '[]interface {}'
  if (isObject(value)) return 'map[string]interface {}'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int64' : 'float64'
  return typeof value === 'boolean' ? 'bool' : typeof value === 'bigint' ? 'int64' : 'string'
}
