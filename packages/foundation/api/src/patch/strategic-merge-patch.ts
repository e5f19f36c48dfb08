import { deepCopy } from '../compare/deep-copy.js'
import { getOwn, isObject, setOwn, type JsonObject } from '../compare/json-value.js'
import type { PatchField, PatchSchema } from './patch-schema.js'
import {
  applyRetainKeys,
  deleteFromPrimitiveList,
  directedField,
  directive,
  setElementOrder,
  withoutDirectives,
  wrong,
  type Fields,
} from './strategic-directives.js'
import { checkOrder, deleteFromList, mergeLists, type MergeItem } from './strategic-list.js'
import { enforceOrder } from './strategic-order.js'

const untyped: PatchField = { strategy: '', mergeKey: '', schema: undefined }

function factsOf(schema: PatchSchema | undefined, name: string): PatchField {
  if (!schema) return untyped
  const facts = schema.field(name)
  if (!facts) throw wrong.noField(schema.name, name)
  return facts
}

function itemMerger(facts: PatchField): MergeItem {
  return (original, patch) => mergeFields(original, patch, facts.schema)
}

function listOf(fields: Fields, name: string): readonly unknown[] | undefined {
  const value = getOwn(fields, name)
  if (value === undefined || Array.isArray(value)) return value
  throw wrong.argument([], value)
}

/** Merges the lists that `$setElementOrder` orders and takes both out of the patch. */
function mergeOrdered(original: Fields, patch: Fields, schema: PatchSchema | undefined): void {
  for (const key of Object.keys(patch)) {
    if (!key.startsWith(setElementOrder)) continue
    const order = patch[key]
    delete patch[key]
    if (!Array.isArray(order)) throw wrong.argument([], order)
    const name = directedField(key, setElementOrder, wrong.setElementOrder)
    const live = listOf(original, name)
    const set = listOf(patch, name)
    const facts = factsOf(schema, name)
    checkOrder(set ?? [], order, facts.mergeKey)
    delete patch[name]
    if (!live && !set) continue
    const added = live ? undefined : (withoutDirectives(set) as unknown[])
    const merged = added ?? (set ? mergedList(live ?? [], set, facts) : (live ?? []))
    setOwn(original, name, enforceOrder(merged, order, live ?? [], facts.mergeKey))
  }
}

function mergedList(original: readonly unknown[], patch: readonly unknown[], facts: PatchField): unknown[] {
  if (facts.strategy !== 'merge') return [...patch]
  return mergeLists(original, patch, facts.mergeKey, itemMerger(facts))
}

function deletePrimitives(original: Fields, key: string, patch: unknown): void {
  const name = directedField(key, deleteFromPrimitiveList, wrong.primitiveList)
  const live = getOwn(original, name)
  if (patch === null) delete original[name]
  else if (Array.isArray(live) && Array.isArray(patch)) setOwn(original, name, deleteFromList(live, patch))
}

function take(original: Fields, name: string, value: unknown): void {
  const taken = withoutDirectives(value)
  if (taken === undefined) delete original[name]
  else setOwn(original, name, taken)
}

function mergeField(original: Fields, name: string, value: unknown, schema: PatchSchema | undefined): void {
  const live = getOwn(original, name)
  if (value === null) delete original[name]
  else if (Array.isArray(live) && Array.isArray(value)) {
    setOwn(original, name, mergedList(live, value, factsOf(schema, name)))
  } else if (isObject(live) && isObject(value)) {
    const facts = factsOf(schema, name)
    setOwn(original, name, facts.strategy === 'replace' ? value : mergeFields(live, value, facts.schema))
  } else take(original, name, value)
}

/** Merges the patch into the object, both of which it changes. */
function mergeFields(original: Fields, patch: Fields, schema: PatchSchema | undefined): Fields {
  if (Object.hasOwn(patch, directive)) {
    const what = patch[directive]
    if (what === 'delete') return {}
    if (what !== 'replace') throw wrong.patchType(what, patch)
    delete patch[directive]
    return patch
  }
  applyRetainKeys(original, patch)
  mergeOrdered(original, patch, schema)
  for (const key of Object.keys(patch)) {
    const value = patch[key]
    if (key.startsWith(deleteFromPrimitiveList)) deletePrimitives(original, key, value)
    else mergeField(original, key, value, schema)
  }
  return original
}

/**
 * A strategic merge patch applied to an object, neither of which is changed: maps are merged field by field, lists as
 * the schema says, with the directives `$patch`, `$retainKeys`, `$setElementOrder` and `$deleteFromPrimitiveList`.
 * Throws ApiError with upstream's code and message.
 */
export function strategicMergePatch(original: JsonObject, patch: JsonObject, schema: PatchSchema): JsonObject {
  return mergeFields(deepCopy(original), deepCopy(patch), schema) as JsonObject
}
