import { errorText, field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { additionalOf, itemsOf, propertiesOf, someSchema, type Schema } from './schema.js'
import { validateCompleteness } from './structural-completeness.js'
import { validateMetadata } from './structural-metadata.js'
import { validateNested } from './structural-nested.js'

export type Level = 'root' | 'item' | 'field'

const emptyType: Readonly<Record<Level, string>> = {
  root: 'must not be empty at the root',
  item: 'must not be empty for specified array items',
  field: 'must not be empty for specified object fields',
}

const embedded = 'x-kubernetes-embedded-resource'
const preserved = 'x-kubernetes-preserve-unknown-fields'
const intOrString = 'x-kubernetes-int-or-string'

function validateType(schema: Schema, path: FieldPath, level: Level): Errors {
  const { type } = schema
  const at = path.child('type')
  if (schema[embedded] && type !== 'object') {
    const detail = 'must be object if x-kubernetes-embedded-resource is true'
    return [type ? field.invalid(at, type, detail) : field.required(at, detail)]
  }
  if (!type) return schema[intOrString] || schema[preserved] ? none : [field.required(at, emptyType[level])]
  return level === 'root' && type !== 'object' ? [field.invalid(at, type, 'must be object at the root')] : none
}

function validateExtensions(schema: Schema, path: FieldPath): Errors {
  if (!schema[intOrString]) return none
  const detail = 'must be false if x-kubernetes-int-or-string is true'
  return [preserved, embedded]
    .filter((name) => Reflect.get(schema, name) === true)
    .map((name) => field.invalid(path.child(name), true, detail))
}

function validateEmbedded(schema: Schema, path: FieldPath): Errors {
  if (!schema[embedded]) return none
  const detail = 'must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields'
  const empty = !schema[preserved] && propertiesOf(schema).length === 0
  return [
    ...(schema.additionalProperties === undefined
      ? none
      : [field.forbidden(path.child('additionalProperties'), 'must not be used if x-kubernetes-embedded-resource is set')]),
    ...(empty ? [field.required(path.child('properties'), detail)] : none),
  ]
}

function validateInvariants(schema: Schema | undefined, path: FieldPath, level: Level): Errors {
  if (!schema) return none
  const items = itemsOf(schema)
  const more = path.child('additionalProperties')
  return [
    ...(schema.type === 'array' && !items ? [field.required(path.child('items'), 'must be specified')] : none),
    ...validateInvariants(items, path.child('items'), 'item'),
    ...propertiesOf(schema).flatMap(([name, one]) => validateInvariants(one, path.child('properties').key(name), 'field')),
    ...(schema.additionalProperties !== undefined && level === 'root'
      ? [field.forbidden(more, 'must not be used at the root')]
      : none),
    ...validateInvariants(additionalOf(schema), more, 'field'),
    ...validateExtensions(schema, path),
    ...validateNested(schema, path),
    ...validateType(schema, path, level),
    ...validateMetadata(schema, path, level === 'root'),
    ...validateEmbedded(schema, path),
  ]
}

/** Whether it can be structural at all: what it must not have is reported of the schema itself. */
export function canBeStructural(schema: Schema): boolean {
  const unsupported = ['id', '$schema', '$ref', 'additionalItems', 'definitions', 'dependencies', 'patternProperties']
  return !someSchema(
    schema,
    (one) => unsupported.some((name) => Boolean(Reflect.get(one, name))) || Array.isArray(one.items) || one.type === 'null',
  )
}

/** Upstream's ValidateStructural: the errors by their texts. */
export function validateStructural(schema: Schema, path: FieldPath): Errors {
  const errors = [...validateInvariants(schema, path, 'root'), ...validateCompleteness(schema, path)]
  return errors.toSorted((a, b) => (errorText(a) < errorText(b) ? -1 : 1))
}
