import { isObject, keysInOrder, setOwn, type JsonObject, type JsonValue } from '../compare/json-value.js'
import { badRequest } from '../status/request-failures.js'
import { jsonKind } from './go-text.js'

/** A patch that is a map, as all but JSON patches must be; null is an empty one. Throws 400. */
export function parseMapPatch(value: unknown): JsonObject {
  if (value === null) return {}
  if (isObject(value)) return value as JsonObject
  throw badRequest(`json: cannot unmarshal ${jsonKind(value)} into Go value of type map[string]interface {}`)
}

/**
 * RFC 7386: null removes, maps are merged, everything else replaces. Changes neither; the result shares parts of both. What
 * was looked into has its keys in order, as upstream's library writes it.
 */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch
  const merged: JsonObject = isObject(target) ? { ...target } : {}
  for (const key of Object.keys(patch)) {
    const value = patch[key] ?? null
    if (value === null) delete merged[key]
    else setOwn(merged, key, mergePatch(Object.hasOwn(merged, key) ? merged[key] : undefined, value))
  }
  return keysInOrder(merged)
}
