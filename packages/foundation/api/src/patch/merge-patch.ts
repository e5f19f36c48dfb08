import { isObject, keysOfBoth, setOwn, type JsonObject, type JsonValue } from '../compare/json-value.js'
import { badRequest } from '../status/request-failures.js'
import { jsonKind } from './go-text.js'

/** A patch that is a map, as all but JSON patches must be; null is an empty one. Throws 400. */
export function parseMapPatch(value: unknown): JsonObject {
  if (value === null) return {}
  if (isObject(value)) return value as JsonObject
  throw badRequest(`json: cannot unmarshal ${jsonKind(value)} into Go value of type map[string]interface {}`)
}

/** Undefined: nothing. */
function mergeValue(standing: JsonValue | undefined, value: JsonValue): JsonValue | undefined {
  return value === null ? undefined : mergePatch(standing, value)
}

/**
 * RFC 7386: null removes, maps are merged, everything else replaces. Changes neither; the result shares parts of both. What
 * was looked into has its keys in order, as upstream's library writes it.
 */
export function mergePatch(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch
  const before: JsonObject = isObject(target) ? target : {}
  const merged: JsonObject = {}
  for (const key of keysOfBoth(before, patch)) {
    const standing = Object.hasOwn(before, key) ? before[key] : undefined
    const value = Object.hasOwn(patch, key) ? mergeValue(standing, patch[key] ?? null) : standing
    if (value !== undefined) setOwn(merged, key, value)
  }
  return merged
}
