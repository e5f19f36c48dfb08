import {
  badRequest,
  decodeObject,
  JsonError,
  parseApiVersion,
  ProtobufError,
  strictProblems,
  YamlParseError,
  type ApiObject,
} from '@orrery/api'
import { isExpected, kindMismatch, typeMetaMismatch, type Expected } from './check-kind.js'
import type { Exchange } from './exchange.js'
import { parseBody, type BodyType } from './read-value.js'
import type { FieldValidation } from './write-options.js'

/** The beginning of a body as upstream shows it in an error. */
export function summary(bytes: Buffer): string {
  const limit = 30
  if (bytes.length === 0) return '<empty>'
  const form = bytes[0] === 0x7b ? 'utf8' : 'hex'
  return bytes.length > limit ? `${bytes.subarray(0, limit).toString(form)} ...` : bytes.toString(form)
}

/** A body of which not even the kind can be told. */
export function unrecognized(kind: string, why: string, bytes: Buffer): Error {
  return badRequest(`the object provided is unrecognized (must be of type ${kind}): ${why} (${summary(bytes)})`)
}

interface Parsed {
  value: object
  duplicates: readonly string[]
}

function parseObject(type: BodyType, bytes: Buffer, kind: string): Parsed {
  const failed = (why: string): Error => unrecognized(kind, why, bytes)
  try {
    const { value, duplicates } = parseBody(type, bytes)
    const why = typeMetaMismatch(value) ?? badGroupVersion(value)
    if (why !== undefined) throw failed(why)
    return { value: typeof value === 'object' && value !== null ? value : {}, duplicates }
  } catch (error) {
    if (error instanceof JsonError) throw failed(`couldn't get version/kind; json parse error: ${error.message}`)
    if (error instanceof YamlParseError || error instanceof ProtobufError) throw failed(error.message)
    throw error
  }
}

/** A version of more than a group and a version is none. */
function badGroupVersion(value: unknown): string | undefined {
  const named = typeof value === 'object' && value !== null ? textOf(value, 'apiVersion') : ''
  return named.split('/').length > 2 ? `unexpected GroupVersion string: ${named}` : undefined
}

function textOf(value: object, key: string): string {
  const text: unknown = Reflect.get(value, key)
  return typeof text === 'string' ? text : ''
}

/** Throws 400 where the object names another kind or version than the path. Absent ones are the path's. */
function checkKind(served: Expected, value: object): void {
  if (isExpected(served, value)) return
  const { ref } = served.kind
  const named = textOf(value, 'apiVersion') || served.apiVersion
  const { version } = parseApiVersion(named)
  const why = kindMismatch(served, value)
  if (why !== undefined) {
    const kind = textOf(value, 'kind') || ref.kind
    throw badRequest(`${kind} in version ${JSON.stringify(version)} cannot be handled as a ${ref.kind}: ${why}`)
  }
  throw badRequest(`the API version in the data (${named}) does not match the expected API version (${served.apiVersion})`)
}

/** What the client's strictness makes of fields that mean nothing. Throws 400 for Strict. */
export function heedFields(
  exchange: Exchange,
  problems: readonly string[],
  validation: FieldValidation,
  refuse: (why: string) => Error,
): void {
  if (problems.length === 0 || validation === 'Ignore') return
  if (validation === 'Strict') throw refuse(`strict decoding error: ${problems.join(', ')}`)
  for (const problem of problems) exchange.warnings.push(problem)
}

/** A parsed value as an object of the served version's type, of the schema's shape. Throws 400. */
export function typedObject(served: Expected, value: unknown): { object: ApiObject; unknown: readonly string[] } {
  const { ref, type } = served.kind
  const decoded = decodeObject(type, value)
  if (decoded.error === undefined) return decoded
  throw badRequest(`${ref.kind} in version ${JSON.stringify(ref.version)} cannot be handled as a ${ref.kind}: ${decoded.error}`)
}

/** The object in a request's body, in the served version. Throws 400 in upstream's words. */
export function readObject(
  exchange: Exchange,
  served: Expected,
  type: BodyType,
  bytes: Buffer,
  validation: FieldValidation,
): ApiObject {
  const { ref } = served.kind
  const { value, duplicates } = parseObject(type, bytes, ref.kind)
  checkKind(served, value)
  const { object, unknown } = typedObject(served, value)
  const both = type === 'application/json' && duplicates.length > 0 && unknown.length > 0
  const problems = both ? strictProblems(bytes, unknown) : [...duplicates, ...unknown]
  heedFields(exchange, problems, validation, (why) =>
    badRequest(`${ref.kind} in version ${JSON.stringify(ref.version)} cannot be handled as a ${ref.kind}: ${why}`),
  )
  return object
}
