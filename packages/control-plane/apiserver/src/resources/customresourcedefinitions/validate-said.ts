import { field, type apiextensionsv1, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import type { Said } from './lift.js'
import type { Schema } from './schema.js'
import type { StoredExpressions } from './stored-expressions.js'
import { canBeStructural, validateStructural } from './structural.js'
import { validateDefaults } from './validate-defaults.js'
import { validateExpressions } from './validate-expressions.js'
import { validateOpenAPI } from './validate-openapi.js'
import { validateSelectableFields } from './validate-selectable-fields.js'

/** What there is to know of a schema besides it. */
interface Whole {
  /** What upstream calls the place of the schema, which differs for what all versions share. */
  schemaAt: 'schema' | 'validation'
  /** The status is a subresource. */
  hasStatus: boolean
  stored: StoredExpressions
  /** The version says what it said before. */
  unchanged: boolean
}

type Scale = apiextensionsv1.CustomResourceSubresourceScale

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string']
const columnFormats = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

/** By the names that upstream's own fields have. */
const atRoot =
  'Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems ' +
  'MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields XValidations'

/** `x-kubernetes-validations` is XValidations. */
function ownName(name: string): string {
  const plain = name.replace(/^x-kubernetes-/, 'x-').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

/** With a status of its own, the root restricts nothing that the status could be missing. */
function validateRoot(schema: Schema, path: FieldPath): Errors {
  const condition = 'if the status subresource is enabled'
  if (schema.type && schema.type !== 'object') {
    const detail = `only "object" is allowed as the type at the root of the schema ${condition}`
    return [field.invalid(path.child('type'), schema.type, detail)]
  }
  const allowed = atRoot.split(' ')
  const other = Object.entries(schema).some(([name, value]) => value !== undefined && !allowed.includes(ownName(name)))
  const detail = `only [${atRoot}] fields are allowed at the root of the schema ${condition}`
  return other ? [field.invalid(path, schema, detail)] : none
}

function validateStructure(schema: Schema, path: FieldPath): Errors {
  const errors = validateStructural(schema, path)
  return errors.length > 0 ? errors : validateDefaults(schema, path)
}

function validateSchema(schema: Schema | undefined, path: FieldPath, { hasStatus, stored, unchanged }: Whole): Errors {
  if (!schema) return none
  const at = path.child('openAPIV3Schema')
  const structural = canBeStructural(schema)
  const structure = structural ? validateStructure(schema, at) : none
  const parts = validateOpenAPI(schema, at, { root: true, insideMeta: false })
  const readable = structural && structure.length === 0
  return [
    ...(hasStatus ? validateRoot(schema, at) : none),
    ...(schema.nullable ? [field.forbidden(at.child('nullable'), 'nullable cannot be true at the root')] : none),
    ...structure,
    ...parts,
    ...(readable ? validateExpressions(schema, at, parts, stored, unchanged) : none),
  ]
}

function validateSimplePath(value: string, path: FieldPath): Errors {
  return value.startsWith('.') ? none : [field.invalid(path, value, 'must be a simple json path starting with .')]
}

function validateReplicas(value: string, path: FieldPath, under: string): Errors {
  if (value === '') return [field.required(path)]
  const simple = validateSimplePath(value, path)
  if (simple.length > 0 || value.startsWith(`${under}.`)) return simple
  return [field.invalid(path, value, `should be a json path under ${under}`)]
}

function validateSelectorPath(value: string, path: FieldPath): Errors {
  const simple = validateSimplePath(value, path)
  if (simple.length > 0 || /^\.(spec|status)\./.test(value)) return simple
  return [field.invalid(path, value, 'should be a json path under either .spec or .status')]
}

function validateScale(scale: Scale | undefined, path: FieldPath): Errors {
  if (!scale) return none
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = scale
  return [
    ...validateReplicas(specReplicasPath, path.child('specReplicasPath'), '.spec'),
    ...validateReplicas(statusReplicasPath, path.child('statusReplicasPath'), '.status'),
    ...(labelSelectorPath ? validateSelectorPath(labelSelectorPath, path.child('labelSelectorPath')) : none),
  ]
}

function validateColumn(column: apiextensionsv1.CustomResourceColumnDefinition, path: FieldPath): Errors {
  const { name, type, format, jsonPath } = column
  const at = path.child('type')
  const detail = `must be one of ${columnTypes.join(',')}`
  const formats = `must be one of ${columnFormats.join(',')}`
  const to = path.child('JSONPath')
  return [
    ...(name ? none : [field.required(path.child('name'))]),
    ...(type ? (columnTypes.includes(type) ? none : [field.invalid(at, type, detail)]) : [field.required(at, detail)]),
    ...(format && !columnFormats.includes(format) ? [field.invalid(path.child('format'), format, formats)] : none),
    ...(jsonPath ? validateSimplePath(jsonPath, to) : [field.required(to)]),
  ]
}

const withoutSchema = {
  schema: 'may only be set when `version.schema.openAPIV3Schema` is not included',
  validation: 'may only be set when validations.schema is included',
}

export function validateSaid(said: Said, path: FieldPath, whole: Whole): Errors {
  const schema = said.schema?.openAPIV3Schema
  const selectable = path.child('selectableFields')
  return [
    ...validateSchema(schema, path.child(whole.schemaAt), whole),
    ...validateScale(said.subresources?.scale, path.child('subresources', 'scale')),
    ...each(path.child('additionalPrinterColumns'), said.additionalPrinterColumns, validateColumn),
    ...validateSelectableFields(said.selectableFields, schema, selectable, withoutSchema[whole.schemaAt]),
  ]
}
