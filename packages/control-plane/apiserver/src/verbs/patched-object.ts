import type { ApiObject, JsonObject } from '@orrery/api'
import type { Expected } from '../request/check-kind.js'
import type { Exchange } from '../request/exchange.js'
import { heedFields } from '../request/read-object.js'
import type { Patch } from '../request/read-patch.js'
import { refusePatch } from '../request/refuse-patch.js'
import type { FieldValidation } from '../request/write-options.js'
import { decodeMerged, decodePatched } from './decode-patched.js'

/** What a patch makes of an object, in the same version. Throws 422 where it does not fit the kind. */
export function patchedObject(
  exchange: Exchange,
  of: Expected,
  patch: Patch,
  object: ApiObject,
  validation: FieldValidation,
): ApiObject {
  const document = { kind: of.kind.ref.kind, apiVersion: of.apiVersion, ...object }
  const applied = patch.apply(document as unknown as JsonObject)
  const { value, problems } = applied
  const refuse = (why: string): Error => refusePatch(applied, why)
  const decoded = patch.strategic ? decodeMerged(of, value, object, refuse) : decodePatched(of, value, object, refuse)
  heedFields(exchange, [...problems, ...decoded.unknown], validation, refuse)
  return decoded.object
}
