import type { FieldDoc } from '../resources/contract.js'

/** Finds the description of a schema's field; undefined where it has none. */
export type Describe = (doc: FieldDoc) => string | undefined

/** A column's own text, or the schema's description of the field it shows. */
export function describe(description: string | FieldDoc, find: Describe): string {
  return typeof description === 'string' ? description : (find(description) ?? '')
}
