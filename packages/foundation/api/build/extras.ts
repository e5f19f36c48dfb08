/** A schema of an OpenAPI v3 document, as far as it is read here. */
export interface Schema {
  type?: string
  enum?: readonly string[]
  items?: Schema
  additionalProperties?: Schema
  properties?: Record<string, Schema>
  'x-kubernetes-unions'?: unknown
  'x-kubernetes-list-type'?: string
}

/**
 * What upstream's documents say of types and fields beyond the facts: the values of enumerations, unions, list types
 * of what is no list. By type name and then by field, `` for the type itself.
 */
export type Extras = Record<string, Record<string, Schema>>

function extraOf(schema: Schema): Schema {
  const { enum: values, items, additionalProperties, type } = schema
  const inItems = items === undefined ? {} : extraOf(items)
  const inValues = additionalProperties === undefined ? {} : extraOf(additionalProperties)
  const unions = schema['x-kubernetes-unions']
  const listType = schema['x-kubernetes-list-type']
  return {
    ...(values === undefined ? {} : { enum: values }),
    ...(Object.keys(inItems).length > 0 ? { items: inItems } : {}),
    ...(Object.keys(inValues).length > 0 ? { additionalProperties: inValues } : {}),
    ...(unions === undefined ? {} : { 'x-kubernetes-unions': unions }),
    ...(listType !== undefined && type !== 'array' ? { 'x-kubernetes-list-type': listType } : {}),
  }
}

/** Of a type's schema. */
export function extrasOf(schema: Schema): Record<string, Schema> {
  const fields = Object.entries({ '': schema, ...schema.properties })
  const found = fields.map(([name, each]) => [name, extraOf(each)] as const)
  return Object.fromEntries(found.filter(([, extra]) => Object.keys(extra).length > 0))
}
