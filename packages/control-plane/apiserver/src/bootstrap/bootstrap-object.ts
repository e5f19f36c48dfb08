import { decodeObject, isAlreadyExists, type ApiObject, type ResourceRef } from '@orrery/api'
import type { Services } from '../services.js'
import { createObject } from '../writes/create-object.js'
import { internalWrite } from '../writes/write-context.js'

/** What the server creates for itself, as a client would write it. */
export interface BootstrapObject {
  metadata: { name: string; labels?: Record<string, string> }
  [field: string]: unknown
}

/** Creates an object unless one of its name is there. */
export async function ensureObject<T extends ApiObject>(
  services: Services,
  ref: ResourceRef<T>,
  namespace: string,
  object: BootstrapObject,
): Promise<void> {
  const served = services.registry.of(ref)
  const decoded = decodeObject(served.kind.type, object)
  if (decoded.error !== undefined) throw new TypeError(decoded.error)
  try {
    await createObject(services, served, namespace, decoded.object, internalWrite)
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
  }
}
