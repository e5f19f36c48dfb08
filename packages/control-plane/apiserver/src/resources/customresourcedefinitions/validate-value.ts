import { deepEqual, field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { goPattern } from './go-pattern.js'
import { additionalOf, itemsOf, type Schema } from './schema.js'

type Fields = Readonly<Record<string, unknown>>

/** Where a value stands: as a path, and as the texts of upstream's validator name it. */
interface Place {
  path: FieldPath
  name: string
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value
}

function validateType(value: unknown, schema: Schema, { path, name }: Place): Errors {
  const wanted = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : schema.type ? [schema.type] : []
  const actual = typeOf(value)
  if (wanted.length === 0 || wanted.includes(actual) || (actual === 'integer' && wanted.includes('number'))) return none
  if (value === null && schema.nullable) return none
  // A format goes before the type, for numbers and their like; texts and lists have formats of another sort.
  const format = typeof value === 'number' ? (actual === 'integer' ? 'int64' : 'float64') : ''
  if (schema.format && typeof value !== 'string' && !Array.isArray(value) && format !== schema.format) {
    return [field.typeInvalid(path, format, `${name} in body must be of type ${schema.format}: ${JSON.stringify(format)}`)]
  }
  return [field.typeInvalid(path, actual, `${name} in body must be of type ${wanted.join(',')}: ${JSON.stringify(actual)}`)]
}

function validateNumber(value: number, schema: Schema, { path, name }: Place): Errors {
  const wrong = (detail: string): Errors => [field.invalid(path, value, `${name} in body should be ${detail}`)]
  // Upstream compares whole numbers with what is whole of the limits.
  const limit = (of: number | undefined): number | undefined => (of !== undefined && Number.isInteger(value) ? Math.trunc(of) : of)
  const [maximum, minimum, multipleOf] = [limit(schema.maximum), limit(schema.minimum), limit(schema.multipleOf)]
  const above = maximum !== undefined && (schema.exclusiveMaximum ? value >= maximum : value > maximum)
  const below = minimum !== undefined && (schema.exclusiveMinimum ? value <= minimum : value < minimum)
  const orEqual = (exclusive: boolean | undefined): string => (exclusive ? '' : ' or equal to')
  const factor = field.invalid(path, multipleOf, `factor MultipleOf declared for ${name} must be positive: ${multipleOf}`)
  return [
    ...(multipleOf !== undefined && multipleOf <= 0 ? [factor] : none),
    ...(multipleOf && multipleOf > 0 && value % multipleOf !== 0 ? wrong(`a multiple of ${multipleOf}`) : none),
    ...(above ? wrong(`less than${orEqual(schema.exclusiveMaximum)} ${maximum}`) : none),
    ...(below ? wrong(`greater than${orEqual(schema.exclusiveMinimum)} ${minimum}`) : none),
  ]
}

function matches(pattern: string, value: string): boolean {
  try {
    return goPattern(pattern).test(value)
  } catch {
    return true
  }
}

function validateText(value: string, schema: Schema, { path, name }: Place): Errors {
  const { maxLength, minLength, pattern } = schema
  const length = Array.from(value).length
  const short = minLength !== undefined && length < minLength
  return [
    ...(maxLength !== undefined && length > maxLength ? [field.tooLong(path, maxLength)] : none),
    ...(short ? [field.invalid(path, value, `${name} in body should be at least ${minLength} chars long`)] : none),
    ...(pattern && !matches(pattern, value) ? [field.invalid(path, value, `${name} in body should match '${pattern}'`)] : none),
  ]
}

function counted(actual: number, most: number | undefined, least: number | undefined, what: string, place: Place, value: unknown): Errors {
  const few = field.invalid(place.path, value, `${place.name} in body should have at least ${least} ${what}`)
  return [
    ...(most !== undefined && actual > most ? [field.tooMany(place.path, actual, most)] : none),
    ...(least !== undefined && actual < least ? [few] : none),
  ]
}

function validateList(list: readonly unknown[], schema: Schema, place: Place): Errors {
  const items = itemsOf(schema)
  const inner = (index: number): Place => ({ path: place.path.index(index), name: `${place.name}[${index}]` })
  return [
    ...(items ? list.flatMap((item, index) => validateValue(item, items, inner(index))) : none),
    ...counted(list.length, schema.maxItems, schema.minItems, 'items', place, list),
  ]
}

function validateFields(value: Fields, schema: Schema, place: Place): Errors {
  const at = (name: string): Place => ({ path: place.path.child(name), name: place.name ? `${place.name}.${name}` : name })
  const more = additionalOf(schema)
  const missing = (schema.required ?? []).filter((name) => !Object.hasOwn(value, name))
  const names = Object.keys(value)
  const closed = schema.additionalProperties === false
  return [
    ...counted(names.length, schema.maxProperties, schema.minProperties, 'properties', place, value),
    ...missing.map((name) => field.required(at(name).path)),
    ...names.flatMap((name) => {
      const inner = schema.properties?.[name] ?? more
      if (inner) return validateValue(value[name], inner, at(name))
      return closed ? [field.invalid(at(name).path, value[name], `${at(name).name} in body is a forbidden property`)] : none
    }),
  ]
}

function validateEnum(value: unknown, schema: Schema, { path }: Place): Errors {
  if (!schema.enum?.length || (value === null && schema.nullable)) return none
  const known = schema.enum.some((one) => deepEqual(one, value))
  const texts = schema.enum.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
  return known ? none : [field.notSupported(path, value, texts)]
}

function validateChoices(value: unknown, schema: Schema, place: Place): Errors {
  const holds = (one: Schema): boolean => validateValue(value, one, place).length === 0
  const wrong = (detail: string): Errors => [field.invalid(place.path, value, `${place.name || '""'} must ${detail}`)]
  const holding = (schema.oneOf ?? []).filter(holds).length
  return [
    ...(schema.anyOf?.length && !schema.anyOf.some(holds) ? wrong('validate at least one schema (anyOf)') : none),
    ...(schema.oneOf?.length && holding !== 1
      ? wrong(`validate one and only one schema (oneOf). Found ${holding > 1 ? `${holding} valid alternatives` : 'none valid'}`)
      : none),
    ...(schema.allOf ?? []).flatMap((one) => validateValue(value, one, place)),
    ...(schema.not && holds(schema.not) ? wrong('not validate the schema (not)') : none),
  ]
}

/** What a schema says of a value, in the texts of upstream's validator (k8s.io/kube-openapi). */
export function validateValue(value: unknown, schema: Schema, place: Place): Errors {
  return [
    ...validateType(value, schema, place),
    ...validateChoices(value, schema, place),
    ...(typeof value === 'string' ? validateText(value, schema, place) : none),
    ...(typeof value === 'number' ? validateNumber(value, schema, place) : none),
    ...(Array.isArray(value) ? validateList(value, schema, place) : none),
    ...validateEnum(value, schema, place),
    ...(isFields(value) ? validateFields(value, schema, place) : none),
  ]
}
