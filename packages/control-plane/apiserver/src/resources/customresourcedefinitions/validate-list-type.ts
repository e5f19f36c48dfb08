import { field, type FieldPath } from '@orrery/api'
import { none, optionalOneOf, type Errors } from '../validation/checks.js'
import { itemsOf, type Schema } from './schema.js'

const listType = 'x-kubernetes-list-type'
const mapType = 'x-kubernetes-map-type'
const mapKeys = 'x-kubernetes-list-map-keys'
const parentMap = "if parent array's x-kubernetes-list-type is map"

function validateType(schema: Schema, path: FieldPath): Errors {
  const at = path.child('type')
  const detail = 'must be array if x-kubernetes-list-type is specified'
  return schema.type ? [field.invalid(at, schema.type, detail)] : [field.required(at, detail)]
}

/** Items of a set are compared whole. */
function validateSetItems(items: Schema, path: FieldPath): Errors {
  const detail = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const inner = items[listType]
  if (items.type === 'array' && inner !== undefined && inner !== 'atomic') {
    return [field.invalid(path.child(listType), inner, detail)]
  }
  // Upstream shows the list type here, which is seldom there.
  const wrong = items.type === 'object' && items[mapType] !== 'atomic'
  return wrong ? [field.invalid(path.child(mapType), inner ?? null, detail)] : none
}

function validateKeys(keys: readonly string[], items: Schema, path: FieldPath): Errors {
  const at = path.child(mapKeys)
  return keys.flatMap((key, index) => {
    const property = items.properties?.[key]
    const scalar = property?.type !== 'array' && property?.type !== 'object'
    const to = path.child('items', 'properties').key(key).child('type')
    return [
      ...(property ? none : [field.invalid(at, keys, 'entries must all be names of item properties')]),
      ...(scalar ? none : [field.invalid(to, items.type ?? '', `must be a scalar type ${parentMap}`)]),
      ...(keys.indexOf(key) < index ? [field.invalid(at, keys, 'must not contain duplicate entries')] : none),
    ]
  })
}

function validateMap(schema: Schema, path: FieldPath): Errors {
  const keys = schema[mapKeys] ?? []
  const missing = keys.length > 0 ? none : [field.required(path.child(mapKeys), 'must not be empty if x-kubernetes-list-type is map')]
  const at = path.child('items')
  if (schema.items === undefined) return [...missing, field.required(at, 'must have a schema if x-kubernetes-list-type is map')]
  const items = itemsOf(schema)
  if (!items) {
    return [...missing, field.invalid(at, schema.items, 'must only have a single schema if x-kubernetes-list-type is map')]
  }
  if (items.type === 'object') return [...missing, ...validateKeys(keys, items, path)]
  return [...missing, field.invalid(at.child('type'), items.type ?? '', `must be object ${parentMap}`)]
}

function validateNullable(schema: Schema, path: FieldPath): Errors {
  const kind = schema[listType]
  const items = itemsOf(schema)
  if (!items || (kind !== 'set' && kind !== 'map')) return none
  const intro = 'this property is in x-kubernetes-list-map-keys, so it'
  const keys = kind === 'map' ? (schema[mapKeys] ?? []) : []
  const errors = keys.flatMap((key) => {
    const property = items.properties?.[key]
    if (!property) return none
    const at = path.child('items', 'properties').key(key)
    const given = items.required?.includes(key) === true || property.default !== undefined
    return [
      ...(given ? none : [field.required(at.child('default'), `${intro} must have a default or be a required property`)]),
      ...(property.nullable ? [field.forbidden(at.child('nullable'), `${intro} cannot be nullable`)] : none),
    ]
  })
  const whole = field.forbidden(path.child('items', 'nullable'), `cannot be nullable when x-kubernetes-list-type is ${kind}`)
  return [...(items.nullable ? [whole] : none), ...errors]
}

/** What lists merge by, and what that asks of their items. */
export function validateListType(schema: Schema, path: FieldPath): Errors {
  const kind = schema[listType]
  const items = itemsOf(schema)
  const at = path.child(listType)
  const detail = 'must be map if x-kubernetes-list-map-keys is non-empty'
  const keyed = (schema[mapKeys]?.length ?? 0) > 0 && kind !== 'map'
  return [
    ...(kind !== undefined && schema.type !== 'array' ? validateType(schema, path) : none),
    ...(kind === 'set' && schema.type === 'array' && items ? validateSetItems(items, path.child('items')) : none),
    ...optionalOneOf(at, kind, ['atomic', 'set', 'map']),
    ...(keyed ? [kind === undefined ? field.required(at, detail) : field.invalid(at, kind, detail)] : none),
    ...(kind === 'map' ? validateMap(schema, path) : none),
    ...validateNullable(schema, path),
  ]
}
