import { field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { additionalOf, itemsOf, propertiesOf, type Schema } from './schema.js'

function missing(path: FieldPath, where: FieldPath): Errors {
  return [field.required(path, `because it is defined in ${where.toString()}`)]
}

function completeItems(nested: Schema, schema: Schema, path: FieldPath, where: FieldPath): Errors {
  const items = itemsOf(nested)
  const defined = itemsOf(schema)
  if (!items) return none
  return defined
    ? completeNested(items, defined, path.child('items'), where.child('items'))
    : missing(path.child('items'), where.child('items'))
}

function completeNested(nested: Schema, schema: Schema, path: FieldPath, where: FieldPath): Errors {
  return [
    ...completeParts(nested, schema, path, where),
    ...completeItems(nested, schema, path, where),
    ...propertiesOf(nested).flatMap(([name, one]) => {
      const defined = schema.properties?.[name]
      const [at, from] = [path.child('properties').key(name), where.child('properties').key(name)]
      return defined ? completeNested(one, defined, at, from) : missing(at, from)
    }),
  ]
}

function completeParts(nested: Schema, schema: Schema, path: FieldPath, where: FieldPath): Errors {
  const lists = (['allOf', 'anyOf', 'oneOf'] as const).flatMap((name) =>
    (nested[name] ?? []).flatMap((one, index) => completeNested(one, schema, path, where.child(name).index(index))),
  )
  return [...lists, ...(nested.not ? completeNested(nested.not, schema, path, where.child('not')) : none)]
}

/** Every field and item that a restriction names is a part of the structure too. */
export function validateCompleteness(schema: Schema, path: FieldPath): Errors {
  const inner = (one: Schema | undefined, at: FieldPath): Errors => (one ? validateCompleteness(one, at) : none)
  return [
    ...completeParts(schema, schema, path, path),
    ...inner(itemsOf(schema), path.child('items')),
    ...propertiesOf(schema).flatMap(([name, one]) => inner(one, path.child('properties').key(name))),
    ...inner(additionalOf(schema), path.child('additionalProperties')),
  ]
}
