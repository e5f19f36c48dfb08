import { field, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { additionalOf, itemsOf, propertiesOf, type Schema } from './schema.js'
import { validateListType } from './validate-list-type.js'
import { validateRules } from './validate-expression-rules.js'

/** Where in the schema a part stands. */
interface Place {
  root: boolean
  /** Inside kind, apiVersion or metadata, of the object or of one embedded in it. */
  insideMeta: boolean
  /** Why there may be no default; absent: there may. */
  noDefault?: string
}

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string']
const metaFields = ['metadata', 'kind', 'apiVersion']
const unsupported = ['id', 'additionalItems', 'patternProperties', 'definitions', 'dependencies', '$ref'] as const

function isSet(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).length > 0 : Boolean(value)
}

/** What the standard has and custom resources do not. */
function validateStandard(schema: Schema, path: FieldPath, { noDefault, insideMeta }: Place): Errors {
  const { type } = schema
  const nullType = 'type cannot be set to null, use nullable as an alternative'
  return [
    ...(type ? optionalOneOf(path.child('type'), type, types) : none),
    ...(schema.default !== undefined && noDefault !== undefined
      ? [field.forbidden(path.child('default'), `must not be set ${noDefault}`)]
      : none),
    ...unsupported
      .filter((name) => isSet(schema[name]))
      .map((name) => field.forbidden(path.child(name), `${name} is not supported`)),
    ...(type === 'null' ? [field.forbidden(path.child('type'), nullType)] : none),
    ...(Array.isArray(schema.items) && schema.items.length > 0
      ? [field.forbidden(path.child('items'), 'items must be a schema object and not an array')]
      : none),
    ...(insideMeta && schema['x-kubernetes-embedded-resource']
      ? [field.forbidden(path.child('x-kubernetes-embedded-resource'), 'must not be used inside of resource meta')]
      : none),
  ]
}

function validateAdditional(schema: Schema, path: FieldPath, place: Place): Errors {
  const { additionalProperties: more } = schema
  if (more === undefined || more === null) return none
  const at = path.child('additionalProperties')
  const mixed = propertiesOf(schema).length > 0 && more !== true
  const reason = 'inside additionalProperties applying to object metadata'
  const inner = place.insideMeta ? { ...place, noDefault: reason } : place
  return [
    ...(mixed ? [field.forbidden(at, 'additionalProperties and properties are mutual exclusive')] : none),
    ...validateOpenAPI(additionalOf(schema), at, { ...inner, root: false }),
  ]
}

function validateProperties(schema: Schema, path: FieldPath, place: Place): Errors {
  return propertiesOf(schema).flatMap(([name, property]) => {
    const meta = (place.root || schema['x-kubernetes-embedded-resource'] === true) && metaFields.includes(name)
    const inside = meta ? { ...place, insideMeta: true } : place
    const inner = meta && place.root ? { ...inside, noDefault: `in top-level ${name}` } : inside
    return validateOpenAPI(property, path.child('properties').key(name), { ...inner, root: false })
  })
}

function validateParts(schema: Schema, path: FieldPath, place: Place): Errors {
  const inner = { ...place, root: false }
  const list = (name: 'allOf' | 'oneOf' | 'anyOf'): Errors =>
    each(path.child(name), schema[name], (one, at) => validateOpenAPI(one, at, inner))
  const items = Array.isArray(schema.items) ? schema.items : []
  return [
    ...validateOpenAPI(schema.not, path.child('not'), inner),
    ...list('allOf'),
    ...list('oneOf'),
    ...list('anyOf'),
    ...validateOpenAPI(itemsOf(schema), path.child('items'), inner),
    ...each(path.child('items'), items, (one, at) => validateOpenAPI(one, at, inner)),
  ]
}

function validateMapType(schema: Schema, path: FieldPath): Errors {
  const kind = schema['x-kubernetes-map-type']
  if (kind === undefined) return none
  const at = path.child('type')
  const detail = 'must be object if x-kubernetes-map-type is specified'
  return [
    ...(schema.type === 'object' ? none : schema.type ? [field.invalid(at, schema.type, detail)] : [field.required(at, detail)]),
    ...optionalOneOf(path.child('x-kubernetes-map-type'), kind, ['atomic', 'granular']),
  ]
}

/** Upstream's ValidateCustomResourceDefinitionOpenAPISchema but for the expressions themselves. */
export function validateOpenAPI(schema: Schema | undefined, path: FieldPath, place: Place): Errors {
  if (!schema) return none
  const quadratic = 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic'
  const kept = schema['x-kubernetes-preserve-unknown-fields']
  return [
    ...validateStandard(schema, path, place),
    ...(schema.uniqueItems ? [field.forbidden(path.child('uniqueItems'), quadratic)] : none),
    ...validateAdditional(schema, path, place),
    ...validateProperties(schema, path, place),
    ...validateParts(schema, path, place),
    ...(kept === false
      ? [field.invalid(path.child('x-kubernetes-preserve-unknown-fields'), kept, 'must be true or undefined')]
      : none),
    ...validateMapType(schema, path),
    ...validateListType(schema, path),
    ...validateRules(schema, path),
  ]
}
