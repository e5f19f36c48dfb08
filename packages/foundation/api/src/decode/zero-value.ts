import { schema } from '../schema/schema.js'
import type { Field, StructType } from '../schema/struct-type.js'
import type { ValueType } from '../schema/value-type.js'

const zeros: Readonly<Record<string, unknown>> = {
  string: '',
  bool: false,
  int32: 0,
  int64: 0,
  float64: 0,
  quantity: '0',
  intOrString: 0,
}

/** What Go writes for a value that was never set. */
export function zeroValue(type: ValueType): unknown {
  if (type.kind === 'struct') return blank(schema.type(type.type))
  return zeros[type.kind] ?? null
}

/** A struct of which nothing is set: only the fields that are always written. */
export function blank(type: StructType): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const field of type.always) made[field.name] = unset(field)
  return made
}

/** What is written for a field that is always written and was not set. */
export function unset({ pointer, type }: Field): unknown {
  return pointer ? null : zeroValue(type)
}

/** Whether omitempty leaves the value of a field that was set out. */
export function isEmptyValue({ type, pointer }: Field, value: unknown): boolean {
  if (pointer || type.go === 'runtime.RawExtension') return false
  if (type.kind === 'list') return Array.isArray(value) && value.length === 0
  if (type.kind === 'map') return typeof value === 'object' && value !== null && Object.keys(value).length === 0
  return value === '' || value === 0 || value === false
}
