import type { TypeName } from '../kinds/served-resource.js'
import type { ApiObject, ManagedFieldsEntry } from '../object.js'
import { decode } from './decode.js'

/** As Decoded; there is no object where there is an error. */
export type DecodedObject =
  | { readonly object: ApiObject; readonly unknown: readonly string[]; readonly error?: undefined }
  | { readonly error: string }

function isApiObject(object: object): object is ApiObject {
  return 'metadata' in object
}

/**
 * Decodes as a kind's type, which has metadata. `managers`: managedFields of an earlier decoding, which the result shares
 * with the value where they stand there. Throws a TypeError for other types.
 */
export function decodeObject(type: TypeName, value: unknown, managers?: readonly ManagedFieldsEntry[]): DecodedObject {
  const { object, unknown, error } = decode(type, value, managers)
  if (error !== undefined) return { error }
  if (!isApiObject(object)) throw new TypeError(`${type} has no metadata`)
  return { object, unknown }
}
