import type { ScalarKind, ValueType } from '../schema/value-type.js'
import { componentRef } from './component-name.js'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Kinds that are a schema of their own in upstream's documents, which others refer to. */
export const ownSchemas: Readonly<Record<string, JsonSchema>> = {
  'resource.Quantity': {
    description: 'A number with an optional suffix: 500m, 1.5, 2Gi. Written back in a canonical form.',
    oneOf: [{ type: 'string' }, { type: 'number' }],
  },
  'intstr.IntOrString': {
    description: 'An int32 or a string, where a number or a name, or a count or a percentage, may stand.',
    format: 'int-or-string',
    oneOf: [{ type: 'integer' }, { type: 'string' }],
  },
  'metav1.Time': { description: 'A time in RFC 3339 form, in seconds.', format: 'date-time', type: 'string' },
  'metav1.MicroTime': { description: 'A time in RFC 3339 form, in microseconds.', format: 'date-time', type: 'string' },
  'metav1.FieldsV1': {
    description: 'A set of fields as a trie; keys are `f:<field>`, `k:<keys of a list item>`, `v:<value>` or `.`.',
    type: 'object',
  },
  'runtime.RawExtension': { description: 'Any object, kept as it is.', type: 'object' },
  'apiextensionsv1.JSON': { description: 'Any JSON value.' },
  'apiextensionsv1.JSONSchemaPropsOrBool': { description: 'A schema or a boolean.' },
  'apiextensionsv1.JSONSchemaPropsOrArray': { description: 'A schema or a list of schemas.' },
  'apiextensionsv1.JSONSchemaPropsOrStringArray': { description: 'A schema or a list of strings.' },
}

const plain: Readonly<Partial<Record<ScalarKind, JsonSchema>>> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  float64: { type: 'number', format: 'double' },
  bytes: { type: 'string', format: 'byte' },
}

/** What a value that is not there is taken for, where Go's zero value says so. */
export function zeroDefault(type: ValueType, omitempty: boolean): unknown {
  if (type.kind === 'struct') return {}
  if (omitempty) return undefined
  if (type.kind === 'string') return ''
  if (type.kind === 'bool') return false
  return type.kind === 'int32' || type.kind === 'int64' || type.kind === 'float64' ? 0 : undefined
}

/** The schema of a value. `extra` stands beside it: a reference with anything beside it goes into `allOf`. */
export function valueSchema(type: ValueType, extra: JsonSchema): JsonSchema {
  if (type.kind === 'list') return { ...extra, type: 'array', items: elementSchema(type.item) }
  if (type.kind === 'map') return { ...extra, type: 'object', additionalProperties: elementSchema(type.item) }
  const scalar = type.kind === 'struct' ? undefined : plain[type.kind]
  if (scalar !== undefined) return { ...extra, ...scalar }
  if (type.go === 'interface{}') return extra
  const reference = componentRef(type.go)
  return Object.keys(extra).length === 0 ? reference : { ...extra, allOf: [reference] }
}

function elementSchema(type: ValueType): JsonSchema {
  const missing = zeroDefault(type, false)
  return valueSchema(type, missing === undefined ? {} : { default: missing })
}

/** The types a value's schema refers to, by their Go names. */
export function referredTypes(type: ValueType): string[] {
  if (type.kind === 'list' || type.kind === 'map') return referredTypes(type.item)
  return type.kind === 'struct' || type.go in ownSchemas ? [type.go] : []
}
