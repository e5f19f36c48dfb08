import type { apiextensionsv1 } from '@orrery/api'

export type Schema = apiextensionsv1.JSONSchemaProps

/** The schema of all items; what is given item by item is none. */
export function itemsOf({ items }: Schema): Schema | undefined {
  return Array.isArray(items) ? undefined : (items ?? undefined)
}

/** The schema of what has no name of its own in `properties`. */
export function additionalOf({ additionalProperties }: Schema): Schema | undefined {
  return typeof additionalProperties === 'object' ? (additionalProperties ?? undefined) : undefined
}

export function propertiesOf({ properties }: Schema): readonly (readonly [string, Schema])[] {
  return Object.entries(properties ?? {})
}

/** Every schema in it, itself first. */
export function someSchema(schema: Schema | undefined, test: (schema: Schema) => boolean): boolean {
  if (!schema) return false
  if (test(schema)) return true
  const inner = (one: Schema | undefined): boolean => someSchema(one, test)
  const lists = [schema.allOf, schema.anyOf, schema.oneOf, Array.isArray(schema.items) ? schema.items : []]
  return (
    lists.some((list) => list?.some(inner)) ||
    [itemsOf(schema), schema.not, additionalOf(schema)].some(inner) ||
    propertiesOf(schema).some(([, one]) => inner(one))
  )
}
