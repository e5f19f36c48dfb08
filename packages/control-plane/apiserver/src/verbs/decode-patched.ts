import { decodeObject, isObject, type ApiObject, type JsonObject, type JsonValue } from '@orrery/api'
import { kindMismatch, typeMetaMismatch, type Expected } from '../request/check-kind.js'

export interface DecodedPatch {
  object: ApiObject
  unknown: readonly string[]
}

type Refuse = (why: string) => Error

/**
 * What a strategic patch made of the present object, as an object of the type. They share the managers, which a write
 * replaces and never changes. `refuse` makes the error of what does not fit.
 */
export function decodeMerged(served: Expected, value: JsonValue, present: ApiObject, refuse: Refuse): DecodedPatch {
  const decoded = decodeObject(served.kind.type, value, present.metadata.managedFields)
  if (decoded.error !== undefined) throw refuse(conversionText(decoded.error))
  return decoded
}

/** Upstream reads what has no version as its internal type, whose fields have no names in JSON. */
function withoutVersion(value: JsonObject): DecodedPatch {
  const unknown = Object.keys(value)
    .filter((key) => key !== 'kind' && key !== 'apiVersion')
    .toSorted()
    .map((key) => `unknown field "${key}"`)
  return { object: { metadata: {} } as ApiObject, unknown }
}

/** What a JSON or a merge patch made, read as a body would be. The managers are shared here too. */
export function decodePatched(served: Expected, value: JsonValue, present: ApiObject, refuse: Refuse): DecodedPatch {
  const untyped = typeMetaMismatch(value)
  if (untyped !== undefined) throw refuse(untyped)
  const fields: JsonObject = isObject(value) ? value : {}
  if (!fields['apiVersion']) return withoutVersion(fields)
  const other = kindMismatch(served, fields)
  if (other !== undefined) throw refuse(other)
  const decoded = decodeObject(served.kind.type, value, present.metadata.managedFields)
  if (decoded.error !== undefined) throw refuse(decoded.error)
  return decoded
}

const scalars: ReadonlySet<string> = new Set(['string', 'bool', 'int32', 'int64', 'float64'])

/** What upstream's converter of maps to structs says where its JSON decoder would name the field. */
function conversionText(why: string): string {
  const [, value = '', number, type = ''] = /^json: cannot unmarshal (\w+)(?: (\S+))? into Go struct field .* of type (.*)$/.exec(why) ?? []
  if (number !== undefined) return `cannot convert ${/[.eE]/.test(number) ? 'float64' : 'int64'} to ${type}`
  if (scalars.has(type)) {
    return value === 'number' && type === 'string' ? 'cannot convert int64 to string' : `unrecognized type: ${type}`
  }
  const kind = { object: 'map', array: 'slice', number: 'int64' }[value] ?? value
  if (type.startsWith('[]')) return `cannot restore slice from ${kind}`
  if (type.startsWith('map[')) return `cannot restore map from ${kind}`
  if (why.startsWith('illegal base64')) return `error decoding from json: ${why}`
  return type === '' ? why : `cannot restore struct from: ${kind}`
}
