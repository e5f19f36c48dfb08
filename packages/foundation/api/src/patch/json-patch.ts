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
  /** Absent where the patch says none. */
  path: string | undefined
  from: string | undefined
  value: JsonValue
}

export interface ParsedJsonPatch {
  operations: readonly JsonPatchOperation[]
  /** What means nothing in an operation, as a strict reading tells it: `unknown field "[0].x"`. */
  unknown: readonly string[]
}

const maxOperations = 10_000
/** Bytes that all copies of one patch may make together, as upstream's. */
const maxCopied = 3 * 1024 * 1024

const textFields = ['op', 'path', 'from'] as const
const known: ReadonlySet<string> = new Set([...textFields, 'value'])

function unmarshal(value: unknown, into: string): Error {
  return badRequest(`json: cannot unmarshal ${jsonKind(value)} into ${into}`)
}

/** As upstream reads a patch for the second time: what is no text counts as none. */
function toOperation(operation: Readonly<Record<string, unknown>>): JsonPatchOperation {
  const textOf = (name: string): string | undefined => {
    const value = getOwn(operation, name)
    return typeof value === 'string' ? value : undefined
  }
  const value = (getOwn(operation, 'value') ?? null) as JsonValue
  return { op: textOf('op') ?? 'unknown', path: textOf('path'), from: textOf('from'), value }
}

/** Throws 400 for what is no operation to a reading that heeds types and names. */
function checkOperation(operation: unknown, index: number, unknown: string[]): void {
  if (operation === null) return
  if (!isObject(operation)) throw unmarshal(operation, 'Go value of type handlers.jsonPatchOp')
  for (const name of textFields) {
    const value = getOwn(operation, name) ?? ''
    if (typeof value !== 'string') throw unmarshal(value, `Go struct field jsonPatchOp.${name} of type string`)
  }
  for (const name of Object.keys(operation)) if (!known.has(name)) unknown.push(`unknown field "[${index}].${name}"`)
}

/**
 * The operations of a JSON patch (RFC 6902). Throws 400 for what is none, 413 for too many. `strict`: read first by
 * the type, as upstream does unless it is to ignore unknown fields; its errors are worded otherwise.
 */
export function parseJsonPatch(patch: unknown, strict: boolean): ParsedJsonPatch {
  if (patch === null) return { operations: [], unknown: [] }
  if (!Array.isArray(patch)) throw unmarshal(patch, `Go value of type ${strict ? '[]handlers.jsonPatchOp' : 'jsonpatch.Patch'}`)
  const unknown: string[] = []
  if (strict) for (const [index, operation] of patch.entries()) checkOperation(operation, index, unknown)
  const operations = patch.map((operation: unknown) => {
    if (operation !== null && !isObject(operation)) throw unmarshal(operation, 'Go value of type jsonpatch.Operation')
    return toOperation(operation ?? {})
  })
  if (patch.length <= maxOperations) return { operations, unknown }
  throw requestEntityTooLarge(`The allowed maximum operations in a JSON patch is ${maxOperations}, got ${patch.length}`)
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
      const at = key === '-' ? parent.length : listIndex(key, parent.length + 1, parent.length)
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
  /** What a map does not have is added; in place of the whole document only a map or a list is heeded, as upstream. */
  replace(path: string, value: unknown): void {
    if (path === '') {
      if (typeof value === 'object' && value !== null) this.document = value
      return
    }
    const { parent, key } = parentOf(this.document, parsePointer(path))
    if (Array.isArray(parent)) parent[listIndex(key, parent.length, parent.length - 1)] = value
    else if (isObject(parent)) setOwn(parent, key, value)
    else throw new PatchMismatch(`doc is missing path: ${path}: missing value`)
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
    const value = isObject(parent) ? (getOwn(parent, key) ?? null) : childOf(parent, key)
    this.#copied += stringifyJson(value).length
    if (this.#copied > maxCopied) throw new PatchMismatch('Unable to complete the copy, the accumulated size is too great')
    this.add(path, deepCopy(value))
  }

  move(from: string, path: string): void {
    if (path.startsWith(`${from}/`)) throw new PatchMismatch(`cannot move ${from} into itself`)
    this.add(path, this.remove(from))
  }
}

type Apply = (patched: Patched, operation: { path: string; from: string; value: JsonValue }) => void

const operations: ReadonlyMap<string, Apply> = new Map<string, Apply>([
  ['add', (patched, { path, value }) => patched.add(path, deepCopy(value))],
  ['remove', (patched, { path }) => void patched.remove(path)],
  ['replace', (patched, { path, value }) => patched.replace(path, deepCopy(value))],
  ['test', (patched, { path, value }) => patched.test(path, value)],
  ['copy', (patched, { from, path }) => patched.copy(from, path)],
  ['move', (patched, { from, path }) => patched.move(from, path)],
])

function applyTo(patched: Patched, { op, path, from, value }: JsonPatchOperation): void {
  const apply = operations.get(op)
  if (!apply) throw new PatchMismatch(`Unexpected kind: ${op}`)
  const needsFrom = op === 'copy' || op === 'move'
  if (path === undefined || (needsFrom && from === undefined)) throw new PatchMismatch(`${op} operation failed to decode path`)
  apply(patched, { path, from: from ?? '', value })
}

/** The document with all operations applied in order; the given one is not changed. Throws 422 if one does not fit. */
export function jsonPatch(document: JsonValue, patch: readonly JsonPatchOperation[]): JsonValue {
  const patched = new Patched(deepCopy(document))
  try {
    for (const operation of patch) applyTo(patched, operation)
  } catch (error) {
    if (!(error instanceof PatchMismatch)) throw error
    throw genericResponse({ code: 422, serverMessage: error.message })
  }
  return patched.document as JsonValue
}
