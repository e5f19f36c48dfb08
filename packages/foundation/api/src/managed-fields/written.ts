import { isEmptyValue, unset } from '../decode/zero-value.js'
import type { Field } from '../schema/struct-type.js'

/** A field's value as upstream writes it: undefined where it is left out, the zero where it is always written. */
export function writtenValue(object: Record<string, unknown>, field: Field): unknown {
  const value = object[field.name]
  if (value === undefined && !field.always) return undefined
  if (value !== undefined && value !== null && !(field.omitempty && isEmptyValue(field, value))) return value
  return field.always ? unset(field) : undefined
}
