import { deepEqual, field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { goPattern } from './go-pattern.js'
import { itemsOf, propertiesOf, type Schema } from './schema.js'

/** What structure is said once, outside of what only restricts values. In upstream's order. */
const forbidden: readonly (readonly [name: keyof Schema, detail: string])[] = [
  ['type', 'must be empty to be structural'],
  ['additionalProperties', 'must be undefined to be structural'],
  ['default', 'must be undefined to be structural'],
  ['title', 'must be empty to be structural'],
  ['description', 'must be empty to be structural'],
  ['nullable', 'must be false to be structural'],
  ['externalDocs', 'must be undefined to be structural'],
  ['x-kubernetes-preserve-unknown-fields', 'must be false to be structural'],
  ['x-kubernetes-embedded-resource', 'must be false to be structural'],
  ['x-kubernetes-int-or-string', 'must be false to be structural'],
  ['x-kubernetes-list-map-keys', 'must be empty to be structural'],
  ['x-kubernetes-list-type', 'must be undefined to be structural'],
  ['x-kubernetes-map-type', 'must be undefined to be structural'],
  ['x-kubernetes-validations', 'must be empty to be structural'],
]

/** How a value that is a number or a text may say so. */
const eitherType = [{ type: 'integer' }, { type: 'string' }]

function isEither(list: readonly Schema[] | undefined): boolean {
  return deepEqual(list, eitherType)
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '' && value !== false
}

function validateRestriction(schema: Schema, path: FieldPath, plain: boolean): Errors {
  const at = path.child('properties')
  return [
    ...validateNested(schema, path, plain),
    ...(itemsOf(schema) ? validateRestriction(itemsOf(schema) ?? {}, path.child('items'), false) : none),
    ...propertiesOf(schema).flatMap(([name, one]) => validateRestriction(one, at.key(name), false)),
    ...forbidden
      .filter(([name]) => isThere(schema[name]))
      .map(([name, detail]) => field.forbidden(path.child(name), detail)),
    ...(schema.properties?.['metadata']
      ? [field.forbidden(at.key('metadata'), 'must not be specified in a nested context')]
      : none),
  ]
}

function validatePattern({ pattern }: Schema, path: FieldPath): Errors {
  if (!pattern) return none
  try {
    goPattern(pattern)
    return none
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [field.invalid(path.child('pattern'), pattern, `must be a valid regular expression, but isn't: ${why}`)]
  }
}

/** What only restricts values: allOf, anyOf, oneOf, not. `plain`: its anyOf may name the two types of an int-or-string. */
export function validateNested(schema: Schema, path: FieldPath, plain = true): Errors {
  const list = (name: 'anyOf' | 'allOf' | 'oneOf', inner: (index: number) => boolean): Errors =>
    (schema[name] ?? []).flatMap((one, index) => validateRestriction(one, path.child(name).index(index), inner(index)))
  const first = plain && isEither(schema.allOf?.[0]?.anyOf)
  return [
    ...(plain && isEither(schema.anyOf) ? none : list('anyOf', () => false)),
    ...list('allOf', (index) => first && index === 0),
    ...list('oneOf', () => false),
    ...(schema.not ? validateRestriction(schema.not, path.child('not'), false) : none),
    ...validatePattern(schema, path),
  ]
}
