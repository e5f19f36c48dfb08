import { keysInOrder, setOwn } from '../compare/json-value.js'
import type { TypeName } from '../kinds/served-resource.js'
import type { ManagedFieldsEntry } from '../object.js'
import { schema } from '../schema/schema.js'
import type { Field, StructType } from '../schema/struct-type.js'
import type { ValueType } from '../schema/value-type.js'
import { mismatchText, Rejection } from './decode-error.js'
import { scalarDecoders } from './decode-scalar.js'
import { DecodeState } from './decode-state.js'
import { decodeSchemaUnion } from './schema-union.js'
import { isEmptyValue, unset, zeroValue } from './zero-value.js'

/** Deeper than any real object; upstream's limit is 10000, which a stack may not hold. */
const mostDepth = 1000

export interface Decoded {
  /** In the schema's field order, without nulls and unknown fields, with everything upstream always writes. */
  readonly object: Record<string, unknown>
  /** `unknown field "spec.bogus"`, in the order of the input; at most 100, none twice. */
  readonly unknown: readonly string[]
  /** The first error, in upstream's words. Where it is set the object is not to be used. */
  readonly error?: string
}

/**
 * Decodes parsed JSON as a type of the schema, as encoding/json decodes it into upstream's Go struct and writes it
 * again. Idempotent; never throws for any JSON. What the schema does not look into (RawExtension and its like) is
 * shared with the input, and so are `managers`, the managedFields of an earlier decoding, where they stand in it.
 */
export function decode(type: TypeName, value: unknown, managers?: readonly ManagedFieldsEntry[]): Decoded {
  const state = new DecodeState(0, managers)
  let object: Record<string, unknown> | undefined
  try {
    object = decodeStruct(schema.type(type), value, state)
  } catch (error) {
    if (!(error instanceof Rejection)) throw error
    state.error = error.mismatch === undefined ? error.message : mismatchText(error.mismatch, state.place())
  }
  const found = { object: object ?? {}, unknown: [...state.unknown] }
  return state.error === undefined ? found : { ...found, error: state.error }
}

/** Fields are decoded in the input's order, which errors follow, and laid out in the schema's. */
function decodeStruct(type: StructType, value: unknown, state: DecodeState): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return state.wrong(value, type.name)
  if (state.depth > mostDepth) throw new Rejection('exceeded max depth')
  const slots: unknown[] = []
  const outer = state.struct
  const object = value as Record<string, unknown>
  for (const key of Object.keys(object)) {
    const given = object[key]
    const field = type.byName.get(key)
    if (field === undefined) state.unknownField(key)
    else if (given !== null) {
      state.struct = type
      state.path.push(key)
      slots[field.index] = decodeValue(field.type, given, state)
      state.path.pop()
    }
  }
  state.struct = outer
  return layOut(type, slots)
}

/** Fields whose being there, be it empty, upstream's defaults or texts heed. What is stored has them no more. */
const tellsEmpty = new Set([
  'autoscalingv2.HPAScalingRules.policies',
  'corev1.PersistentVolumeSpec.capacity',
  'metav1.ObjectMeta.labels',
  'networkingv1.IngressSpec.rules',
])

function isOmitted(field: Field, value: unknown): boolean {
  return (field.omitempty || field.omitzero) && isEmptyValue(field, value)
}

function layOut(type: StructType, slots: readonly unknown[]): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const field of type.fields) {
    const value = slots[field.index]
    const set = value !== undefined && value !== null
    if (set && !(isOmitted(field, value) && !tellsEmpty.has(`${type.name}.${field.name}`))) made[field.name] = value
    else if (field.always) made[field.name] = unset(field)
  }
  return made
}

const managersType = '[]metav1.ManagedFieldsEntry'

/** undefined where the value is of the wrong type. */
function decodeValue(type: ValueType, value: unknown, state: DecodeState): unknown {
  const { kind, go } = type
  if (kind === 'struct') return decodeStruct(schema.type(type.type), value, state)
  if (kind === 'list') return decodeList(type.item, go, value, state)
  if (kind === 'map') return decodeMap(type.item, go, value, state)
  if (kind === 'schemaOrBool' || kind === 'schemaOrArray' || kind === 'schemaOrStrings') {
    return decodeSchemaUnion(kind, value, (inner, one) => decodeAlone(inner, one, state.depth))
  }
  return scalarDecoders[kind](value, go, state)
}

function decodeList(item: ValueType, go: string, value: unknown, state: DecodeState): unknown {
  if (!Array.isArray(value)) return state.wrong(value, go)
  // A patch may have moved them to where other things stand.
  if (value === state.managers && go === managersType) return value
  return value.map((element: unknown, index) => {
    state.path.push(index)
    const decoded = element === null ? undefined : decodeValue(item, element, state)
    state.path.pop()
    return decoded ?? zeroValue(item)
  })
}

/** Keys are sorted, as encoding/json writes maps. Bytes of which nothing is said are none, as upstream stores them. */
function decodeMap(item: ValueType, go: string, value: unknown, state: DecodeState): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return state.wrong(value, go)
  const given = value as Record<string, unknown>
  const made: Record<string, unknown> = {}
  for (const key of Object.keys(given)) {
    state.path.push(`\0${key}`)
    const decoded = given[key] === null ? undefined : decodeValue(item, given[key], state)
    state.path.pop()
    setOwn(made, key, decoded ?? (item.kind === 'bytes' ? '' : zeroValue(item)))
  }
  return keysInOrder(made)
}

/** A value that Go decodes apart from what it stands in: unknown fields are dropped unseen, an error ends it all. */
function decodeAlone(type: ValueType, value: unknown, above: number): unknown {
  const state = new DecodeState(above)
  const decoded = decodeValue(type, value, state)
  if (state.error !== undefined) throw new Rejection(state.mismatch ?? state.error)
  return decoded
}
