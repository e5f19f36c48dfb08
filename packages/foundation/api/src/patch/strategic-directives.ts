import { isObject, setOwn } from '../compare/json-value.js'
import { genericResponse } from '../status/generic-response.js'
import { badRequest, plainError } from '../status/request-failures.js'
import type { ApiError } from '../status/api-error.js'
import { goString, goText, goType } from './go-text.js'

export const directive = '$patch'
export const retainKeys = '$retainKeys'
export const deleteFromPrimitiveList = '$deleteFromPrimitiveList'
export const setElementOrder = '$setElementOrder'

export type Fields = Record<string, unknown>

/** Upstream's failures; those of the patch's form are 400, lists of lists 422, all others 500. */
export const wrong = {
  primitiveList: (): ApiError => badRequest('invalid patch format of primitive list'),
  retainKeys: (): ApiError => badRequest('invalid patch format of retainKeys'),
  setElementOrder: (): ApiError => badRequest('invalid patch format of setElementOrder list'),
  listOfLists: (): ApiError => genericResponse({ code: 422, serverMessage: 'lists of lists are not supported' }),
  noMergeKey: (item: unknown, key: string): ApiError =>
    plainError(`map: ${goText(item)} does not contain declared merge key: ${key}`),
  argument: (expected: unknown, actual: unknown): ApiError =>
    plainError(`expected a ${goType(expected)}, but received a ${goType(actual)}`),
  patchType: (type: unknown, map: unknown): ApiError =>
    plainError(`unknown patch type: ${goString(type)} in map: ${goText(map)}`),
  noField: (type: string, field: string): ApiError =>
    plainError(`unable to find api field in struct ${type} for the json field "${field}"`),
}

/** The field's name after a directive's prefix and slash. */
export function directedField(key: string, prefix: string, failure: () => ApiError): string {
  if (!key.startsWith(`${prefix}/`)) throw failure()
  return key.slice(prefix.length + 1)
}

/** A value of the patch that meets nothing in the object: without nulls, and without the parts that are directives. */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined)
  if (!isObject(value)) return value
  if (Object.hasOwn(value, directive)) return undefined
  const kept: Fields = {}
  for (const key of Object.keys(value)) {
    const item = value[key] === null ? undefined : withoutDirectives(value[key])
    if (item !== undefined) setOwn(kept, key, item)
  }
  return kept
}

/**
 * `$retainKeys`: clears the fields of the object that the list does not name, and takes the directive out of the patch.
 * Every field the patch sets must be in the list.
 */
export function applyRetainKeys(original: Fields, patch: Fields): void {
  if (!Object.hasOwn(patch, retainKeys)) return
  const list = patch[retainKeys]
  delete patch[retainKeys]
  if (!Array.isArray(list)) throw wrong.retainKeys()
  const retained = new Set<unknown>(list)
  for (const key of Object.keys(patch)) {
    const directed = key.startsWith(deleteFromPrimitiveList) || key.startsWith(setElementOrder)
    if (patch[key] !== null && !directed && !retained.has(key)) throw wrong.retainKeys()
  }
  for (const key of Object.keys(original)) {
    if (!retained.has(key)) delete original[key]
  }
}
