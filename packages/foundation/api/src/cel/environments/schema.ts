import type { apiextensionsv1 } from '../../generated/index.js'
import * as types from '../types/type.js'
import type { Type } from '../types/type.js'
import { declaredBool, declaredList, declaredMap, declaredObject, type DeclaredType, type Structs } from './declared-type.js'
import { escapeName } from './escape-name.js'

type Schema = apiextensionsv1.JSONSchemaProps

/** The largest request, in bytes: nothing in it is longer. */
const largest = 3 * 1024 * 1024

const scalar = (type: Type, minSize: number, maxElements = 0): DeclaredType => ({ type, minSize, maxElements })

/** Least and most characters in JSON, quotation marks included. */
const formats: Readonly<Record<string, (schema: Schema) => DeclaredType>> = {
  byte: ({ maxLength }) => scalar(types.bytesType, 2, maxLength === undefined ? largest - 2 : Math.max(0, maxLength)),
  duration: () => scalar(types.durationType, 3, 32),
  date: () => scalar(types.timestampType, 12, 12),
  'date-time': () => scalar(types.timestampType, 21, 32),
}

/** A character takes up to four bytes. */
function longestText({ maxLength, enum: words = [] }: Schema): number {
  if (maxLength !== undefined) return Math.max(0, maxLength) * 4
  if (words.length === 0) return largest - 2
  return Math.max(0, ...words.map((word) => (typeof word === 'string' ? Buffer.byteLength(word) : 0)))
}

function declareString(schema: Schema): DeclaredType {
  const format = Object.hasOwn(formats, schema.format ?? '') ? formats[schema.format ?? ''] : undefined
  return format ? format(schema) : scalar(types.stringType, 2, longestText(schema))
}

/** What every object that is a resource has, whatever its schema says. */
const resource: Readonly<Record<string, Schema>> = {
  kind: { type: 'string' },
  apiVersion: { type: 'string' },
  metadata: { type: 'object', properties: { name: { type: 'string' }, generateName: { type: 'string' } } },
}

function hasResource({ properties = {} }: Schema): boolean {
  const { kind, apiVersion, metadata } = properties
  const { name, generateName } = metadata?.properties ?? {}
  const strings = [kind, apiVersion, name, generateName].every((one) => one?.type === 'string')
  return strings && metadata?.type === 'object'
}

function declareArray(schema: Schema, name: string): DeclaredType | undefined {
  const { items, maxItems } = schema
  const element = items && !Array.isArray(items) ? declareSchema(items, false, `${name}.@idx`) : undefined
  if (!element) return undefined
  const most = Math.floor((largest - 2) / (element.minSize + 1))
  return declaredList(element, maxItems === undefined ? most : Math.max(0, maxItems))
}

function declareMap(values: Schema, { maxProperties }: Schema, name: string): DeclaredType | undefined {
  const element = declareSchema(values, false, `${name}.@elem`)
  if (!element) return undefined
  const most = Math.floor((largest - 2) / (element.minSize + 6))
  return declaredMap(scalar(types.stringType, 2), element, maxProperties === undefined ? most : Math.max(0, maxProperties))
}

function declareObject(schema: Schema, isResource: boolean, name: string): DeclaredType {
  const properties = isResource && !hasResource(schema) ? { ...schema.properties, ...resource } : (schema.properties ?? {})
  const fields = new Map<string, DeclaredType>()
  let minSize = 2
  for (const [property, one] of Object.entries(properties)) {
    const escaped = escapeName(property)
    const declared = declareSchema(one, false, `${name}.${escaped ?? property}`)
    if (!declared) continue
    if (escaped !== undefined) fields.set(escaped, declared)
    const required = schema.required?.includes(property) && one.default === undefined
    if (required) minSize += Buffer.byteLength(property) + declared.minSize + 4
  }
  return { ...declaredObject(name, fields), minSize }
}

/**
 * What an expression may see of a value, upstream's SchemaDeclType: nothing where the schema does not say what it is.
 * Structs are named after the place they stand at.
 */
export function declareSchema(schema: Schema, isRoot: boolean, name: string): DeclaredType | undefined {
  if (schema['x-kubernetes-int-or-string']) {
    const { maxLength } = schema
    return scalar(types.dynType, 1, maxLength === undefined ? largest - 2 : Math.max(0, maxLength) * 4)
  }
  const isResource = isRoot || schema['x-kubernetes-embedded-resource'] === true
  const { additionalProperties: more } = schema
  switch (schema.type ?? '') {
    case 'array':
      return declareArray(schema, name)
    case 'object':
      if (typeof more === 'object' && more !== null) return declareMap(more, schema, name)
      return declareObject(schema, isResource, name)
    case 'string':
      return declareString(schema)
    case 'boolean':
      return declaredBool()
    case 'number':
      return scalar(types.doubleType, 1)
    case 'integer':
      return scalar(types.intType, 1)
    default:
      return undefined
  }
}

/** The fields of every struct in it, by name. */
export function structsIn({ type, fields, element }: DeclaredType, into: Structs = new Map()): Structs {
  if (element) structsIn(element, into)
  if (!fields) return into
  into.set(type.name, new Map([...fields].map(([name, field]) => [name, field.type])))
  for (const field of fields.values()) structsIn(field, into)
  return into
}
