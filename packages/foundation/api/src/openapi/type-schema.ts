import { schema } from '../schema/schema.js'
import type { Field, StructType } from '../schema/struct-type.js'
import type { Descriptions } from './descriptions.js'
import { valueSchema, zeroDefault, type JsonSchema } from './value-schema.js'

export interface GroupVersionKind {
  readonly group: string
  readonly version: string
  readonly kind: string
}

/** The schema of a struct; `kinds` are the names it goes by where it is an object of the API. */
export function typeSchema(type: StructType, texts: Descriptions, kinds: readonly GroupVersionKind[]): JsonSchema {
  const required = type.fields.filter(isRequired).map(({ name }) => name)
  const properties = type.fields.map((field) => {
    const extra = texts.extra(type.name, field.name)
    const text = texts.field(type.name, field.name) ?? (type.hasTypeMeta ? ofEveryKind[field.name] : undefined)
    return [field.name, withExtra(fieldSchema(field, withValues(text, extra)), extra)]
  })
  const own = {
    ...described(texts.type(type.name)),
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}),
    ...(kinds.length > 0 ? { 'x-kubernetes-group-version-kind': kinds } : {}),
    ...(type.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
  }
  return withExtra(own, texts.extra(type.name, ''))
}

/** A schema and what else is said of it, of its elements' schema, too. */
function withExtra(schema: JsonSchema, extra: JsonSchema | undefined): JsonSchema {
  if (!extra) return schema
  const nested = ['items', 'additionalProperties'].filter((part) => part in extra)
  const merged = nested.map((part) => [part, withExtra(Object(schema[part]) as JsonSchema, Object(extra[part]) as JsonSchema)])
  return { ...schema, ...extra, ...Object.fromEntries(merged) }
}

/** The source of the texts says nothing of fields that are structures. */
const ofEveryKind: Readonly<Record<string, string>> = {
  metadata: 'What every object has: its name, labels and annotations, who owns it, when it was made.',
  spec: 'What is wanted.',
  status: 'What was last observed. Written by the system.',
}

/** As upstream ends the text of an enumeration. */
function withValues(text: string | undefined, extra: JsonSchema | undefined): string | undefined {
  const values: unknown = extra?.['enum']
  if (text === undefined || !Array.isArray(values)) return text
  return `${text}\n\nPossible enum values:\n${values.map((value) => ` - \`${JSON.stringify(value)}\``).join('\n')}`
}

/** Upstream's rule: what is written when empty, unless a marker says otherwise. */
function isRequired({ omitempty, omitzero, optional, required }: Field): boolean {
  return required || !(omitempty || omitzero || optional)
}

function fieldSchema(field: Field, text: string | undefined): JsonSchema {
  const missing = field.default ?? (field.pointer ? undefined : zeroDefault(field.type, field.omitempty))
  return valueSchema(field.type, {
    ...described(text),
    ...(missing === undefined ? {} : { default: missing }),
    ...(field.type.kind === 'list' ? extension('list-type', field.listType) : {}),
    ...extension('list-map-keys', field.listMapKeys),
    ...extension('map-type', field.mapType),
    ...extension('patch-strategy', field.patchStrategy),
    ...extension('patch-merge-key', field.patchMergeKey),
  })
}

function extension(name: string, value: unknown): JsonSchema {
  return value === undefined ? {} : { [`x-kubernetes-${name}`]: value }
}

export const described = (text: string | undefined): JsonSchema => (text === undefined ? {} : { description: text })

/** Every kind has a list of this shape. */
export function listSchema(item: string, listKind: string, itemRef: object, gvk: GroupVersionKind): JsonSchema {
  const meta = schema.type('metav1.PartialObjectMetadataList')
  const { properties } = typeSchema(meta, { type: () => undefined, field: () => undefined, extra: () => undefined }, [])
  return {
    description: `${listKind} is a list of ${item} objects.`,
    type: 'object',
    required: ['items'],
    properties: { ...Object(properties), items: { type: 'array', items: { allOf: [itemRef], default: {} } } },
    'x-kubernetes-group-version-kind': [gvk],
  }
}
