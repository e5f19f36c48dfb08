import { deepCopy } from '../compare/deep-copy.js'
import { deepEqual } from '../compare/deep-equal.js'
import { getOwn, isObject, setOwn, type JsonValue } from '../compare/json-value.js'
import { stringifyJson } from '../json/stringify-json.js'
import { genericResponse } from '../status/generic-response.js'
import { badRequest, requestEntityTooLarge } from '../status/request-failures.js'
import { jsonKind } from './go-text.js'
import { childOf, listIndex, parentOf, parsePointer, PatchMismatch } from './json-pointer.js'

export interface JsonPatchOperation {
  op: string
  path: string
  from: string
  value: JsonValue
}

const maxOperations = 10_000
/** Bytes that all copies of one patch may make together, as upstream's. */
const maxCopied = 3 * 1024 * 1024

function textField(operation: object, name: string): string {
  const value = getOwn(operation, name) ?? ''
  if (typeof value === 'string') return value
  const where = `Go struct field jsonPatchOp.${name} of type string`
  throw badRequest(`error decoding patch: json: cannot unmarshal ${jsonKind(value)} into ${where}`)
}

/** The operations of a JSON patch (RFC 6902). Throws 400 for what is none, 413 for too many. */
export function parseJsonPatch(patch: unknown): JsonPatchOperation[] {
  const wrong = (value: unknown, type: string): Error =>
    badRequest(`error decoding patch: json: cannot unmarshal ${jsonKind(value)} into Go value of type ${type}`)
  if (!Array.isArray(patch)) throw wrong(patch, '[]handlers.jsonPatchOp')
  if (patch.length > maxOperations) {
    throw requestEntityTooLarge(`The allowed maximum operations in a JSON patch is ${maxOperations}, got ${patch.length}`)
  }
  return patch.map((operation: unknown) => {
    if (!isObject(operation)) throw wrong(operation, 'handlers.jsonPatchOp')
    const value = (getOwn(operation, 'value') ?? null) as JsonValue
    return {
      op: textField(operation, 'op'),
      path: textField(operation, 'path'),
      from: textField(operation, 'from'),
      value,
    }
  })
}

/** A document under change. */
class Patched {
  document: unknown
  #copied = 0

  constructor(document: unknown) {
    this.document = document
  }

  add(path: string, value: unknown): void {
    const { parent, key } = parentOf(this.document, parsePointer(path))
    if (Array.isArray(parent)) {
      const at = key === '-' ? parent.length : listIndex(key, parent.length, parent.length)
      parent.splice(at, 0, value)
    } else if (isObject(parent)) setOwn(parent, key, value)
    else throw new PatchMismatch(`doc is missing path: ${path}: missing value`)
  }

  remove(path: string): unknown {
    const { parent, key } = parentOf(this.document, parsePointer(path))
    const value = childOf(parent, key)
    if (Array.isArray(parent)) parent.splice(listIndex(key, parent.length, parent.length - 1), 1)
    else if (isObject(parent)) delete parent[key]
    return value
  }

  /** What is not there in a map is added, as by upstream's library. */
  replace(path: string, value: unknown): void {
    if (path === '') {
      this.document = value
      return
    }
    const { parent, key } = parentOf(this.document, parsePointer(path))
    if (Array.isArray(parent)) parent[listIndex(key, parent.length, parent.length - 1)] = value
    else if (isObject(parent)) setOwn(parent, key, value)
    else throw new PatchMismatch(`replace operation does not apply: doc is missing key: ${path}: missing value`)
  }

  /** An absent value equals null. */
  test(path: string, expected: unknown): void {
    const keys = parsePointer(path)
    let value = this.document
    if (keys.length > 0) {
      const { parent, key } = parentOf(this.document, keys)
      value = isObject(parent) ? (getOwn(parent, key) ?? null) : childOf(parent, key)
    }
    if (!deepEqual(value, expected)) throw new PatchMismatch(`testing value ${path} failed: test failed`)
  }

  copy(from: string, path: string): void {
    const { parent, key } = parentOf(this.document, parsePointer(from))
    const value = childOf(parent, key)
    this.#copied += stringifyJson(value).length
    if (this.#copied > maxCopied) throw new PatchMismatch('Unable to complete the copy, the accumulated size is too great')
    this.add(path, deepCopy(value))
  }

  move(from: string, path: string): void {
    if (path.startsWith(`${from}/`)) throw new PatchMismatch(`cannot move ${from} into itself`)
    this.add(path, this.remove(from))
  }
}

type Apply = (patched: Patched, operation: JsonPatchOperation) => void

const operations: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ['add', (patched, { path, value }) => patched.add(path, deepCopy(value))],
  ['remove', (patched, { path }) => void patched.remove(path)],
  ['replace', (patched, { path, value }) => patched.replace(path, deepCopy(value))],
  ['test', (patched, { path, value }) => patched.test(path, value)],
  ['copy', (patched, { from, path }) => patched.copy(from, path)],
  ['move', (patched, { from, path }) => patched.move(from, path)],
])

/** The document with all operations applied in order; the given one is not changed. Throws 422 if one does not fit. */
export function jsonPatch(document: JsonValue, patch: readonly JsonPatchOperation[]): JsonValue {
  const patched = new Patched(deepCopy(document))
  try {
    for (const operation of patch) {
      const apply = operations.get(operation.op)
      if (!apply) throw new PatchMismatch(`Unexpected kind: ${operation.op}`)
      apply(patched, operation)
    }
  } catch (error) {
    if (!(error instanceof PatchMismatch)) throw error
    throw genericResponse({ code: 422, serverMessage: error.message })
  }
  return patched.document as JsonValue
}
