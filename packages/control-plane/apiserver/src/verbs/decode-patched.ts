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
