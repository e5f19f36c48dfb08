import { decode, type ApiObject, type JsonValue } from '@orrery/api'
import type { Served } from '../registry/served.js'

export interface DecodedPatch {
  object: ApiObject
  unknown: readonly string[]
}

/** What a patch made, as an object of the type. `refuse` makes the error of what does not fit. */
export function decodePatched(served: Served, value: JsonValue, refuse: (why: string) => Error): DecodedPatch {
  const { object, unknown, error } = decode(served.kind.type, value)
  if (error !== undefined) throw refuse(error)
  return { object: object as unknown as ApiObject, unknown }
}

const scalars: ReadonlySet<string> = new Set(['string', 'bool', 'int32', 'int64', 'float64'])

/** What upstream's converter of maps to structs says where its JSON decoder would name the field. */
export function conversionText(why: string): string {
  const [, value = '', type = ''] = /^json: cannot unmarshal (\w+) into .* of type (.*)$/.exec(why) ?? []
  if (scalars.has(type)) {
    return value === 'number' && type === 'string' ? 'cannot convert int64 to string' : `unrecognized type: ${type}`
  }
  const kind = { object: 'map', array: 'slice', number: 'int64' }[value] ?? value
  if (type.startsWith('[]')) return `cannot restore slice from ${kind}`
  return type.startsWith('map[') ? `cannot restore map from ${kind}` : why
}
