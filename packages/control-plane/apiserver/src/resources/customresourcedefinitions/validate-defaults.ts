import { deepEqual, field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { additionalOf, itemsOf, propertiesOf, type Schema } from './schema.js'
import { validateValue } from './validate-value.js'

/** Without the fields that no schema knows. */
function pruned(value: unknown, schema: Schema): unknown {
  const items = itemsOf(schema)
  if (Array.isArray(value)) return items ? value.map((item: unknown) => pruned(item, items)) : value
  if (typeof value !== 'object' || value === null) return value
  const more = additionalOf(schema)
  const kept = schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true
  const meta = schema['x-kubernetes-embedded-resource'] ? ['apiVersion', 'kind', 'metadata'] : []
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
      const inner = schema.properties?.[name] ?? more
      if (inner && !meta.includes(name)) return [[name, pruned(one, inner)]]
      return kept || meta.includes(name) ? [[name, one]] : []
    }),
  )
}

function validateDefault(schema: Schema, path: FieldPath): Errors {
  const value = schema.default
  if (value === undefined) return none
  const at = path.child('default')
  const unknown = deepEqual(pruned(value, schema), value) ? none : [field.invalid(at, value, 'must not have unknown fields')]
  return [...unknown, ...validateValue(value, schema, { path: at, name: '' })]
}

/** Upstream's ValidateDefaults: a default is what its schema allows, and nothing it does not know. */
export function validateDefaults(schema: Schema | undefined, path: FieldPath): Errors {
  if (!schema) return none
  return [
    ...validateDefault(schema, path),
    ...validateDefaults(itemsOf(schema), path.child('items')),
    ...propertiesOf(schema).flatMap(([name, one]) => validateDefaults(one, path.child('properties').key(name))),
    ...validateDefaults(additionalOf(schema), path.child('additionalProperties')),
  ]
}
