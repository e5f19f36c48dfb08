import type { JsonSchema } from '../value-schema.js'

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What v2 has no words for: alternatives (a string stands for them), defaults, and a reference that is one of many. */
const left: ReadonlySet<string> = new Set(['default', 'oneOf', 'allOf', '$ref', 'items', 'additionalProperties', 'properties'])

function referred(schema: JsonSchema): string | undefined {
  const [first] = Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : [schema]
  const reference = isSchema(first) ? first['$ref'] : undefined
  return typeof reference === 'string' ? reference.replace('#/components/schemas/', '#/definitions/') : undefined
}

/** A schema of v3 as v2 has it. */
export function swaggerSchema(schema: JsonSchema): JsonSchema {
  const { items, additionalProperties, properties } = schema
  const reference = referred(schema)
  const inner = (value: unknown): JsonSchema => swaggerSchema(isSchema(value) ? value : {})
  return {
    ...Object.fromEntries(Object.entries(schema).filter(([key]) => !left.has(key))),
    ...(reference === undefined ? {} : { $ref: reference }),
    ...('oneOf' in schema ? { type: 'string' } : {}),
    ...(items === undefined ? {} : { items: inner(items) }),
    ...(additionalProperties === undefined ? {} : { additionalProperties: inner(additionalProperties) }),
    ...(isSchema(properties)
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, inner(value)])) }
      : {}),
  }
}
