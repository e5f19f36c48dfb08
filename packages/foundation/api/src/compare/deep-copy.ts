import { isObject, setOwn } from './json-value.js'

function copyValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyValue)
  if (!isObject(value)) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) setOwn(copy, key, copyValue(value[key]))
  return copy
}

/** A copy of JSON data that shares nothing with it, keys in the same order. */
export function deepCopy<T>(value: T): T {
  return copyValue(value) as T
}
