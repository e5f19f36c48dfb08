import { schema, setOwn, sortedKeys, type Field, type StructType, type ValueType } from '@orrery/api'

type Json = Record<string, unknown>

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As Go's omitempty: false, zero, and what has no elements. A struct is never empty. */
function isEmpty(value: unknown, type: ValueType): boolean {
  if (type.go === 'runtime.RawExtension') return false
  if (value === '' || value === 0 || value === false) return true
  if (Array.isArray(value)) return value.length === 0
  return type.kind === 'map' && isRecord(value) && Object.keys(value).length === 0
}

/** What Go writes for a value that nobody set; null for the kinds that are not here. */
const zeros: Readonly<Record<string, unknown>> = {
  struct: {},
  bool: false,
  int32: 0,
  int64: 0,
  float64: 0,
  intOrString: 0,
  string: '',
  quantity: '0',
}

function mapForm(map: Json, item: ValueType): Json {
  const out: Json = {}
  for (const key of sortedKeys(map)) setOwn(out, key, valueForm(map[key], item))
  return out
}

function valueForm(value: unknown, type: ValueType): unknown {
  if (type.kind === 'struct') return isRecord(value) ? structForm(value, schema.type(type.type)) : value
  if (type.kind === 'list') return Array.isArray(value) ? value.map((each) => valueForm(each, type.item)) : value
  if (type.kind === 'map') return isRecord(value) ? mapForm(value, type.item) : value
  return value
}

function isWritten(field: Field, value: unknown): boolean {
  if (value === undefined || value === null) return false
  if (!field.omitempty && !field.omitzero) return true
  return field.pointer ? true : !isEmpty(value, field.type)
}

/** A list of nothing that is always written: what upstream stores of it reads as null. */
function isNothing(field: Field, value: unknown): boolean {
  return field.always && field.type.kind === 'list' && Array.isArray(value) && value.length === 0
}

function structForm(object: Json, struct: StructType): Json {
  const out: Json = {}
  const { fields } = struct
  for (const field of fields) {
    const value = object[field.name]
    if (isNothing(field, value)) out[field.name] = null
    else if (isWritten(field, value)) out[field.name] = valueForm(value, field.type)
    else if (field.always) out[field.name] = valueForm(zeroOf(field), field.type)
  }
  return out
}

function zeroOf({ pointer, type }: Field): unknown {
  return pointer ? null : (zeros[type.kind] ?? null)
}

/**
 * An object as upstream writes it: fields in the schema's order, maps in their keys' order, nothing empty that may be
 * left out, nothing missing that is always written, and only fields the schema knows. Shares nothing that it changes.
 */
export function wireForm(type: string, object: object): Record<string, unknown> {
  return structForm(object as Json, schema.type(type))
}
