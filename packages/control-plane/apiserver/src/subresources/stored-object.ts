import { notFound, type ApiObject, type ResourceRef } from '@orrery/api'
import type { Services } from '../services.js'
import { decode } from '../storage/decode.js'
import { objectKey } from '../storage/keys.js'

/** A copy of the newest object of a name, or undefined. */
export function findObject<T extends ApiObject>(
  services: Pick<Services, 'view'>,
  ref: ResourceRef<T>,
  namespace: string,
  name: string,
): T | undefined {
  const item = services.view.resource(ref).get(objectKey(ref, namespace, name))
  return item && (decode(item) as T)
}

/** The same, where none is a 404. */
export function storedObject<T extends ApiObject>(
  services: Pick<Services, 'view'>,
  ref: ResourceRef<T>,
  namespace: string,
  name: string,
): T {
  const found = findObject(services, ref, namespace, name)
  if (!found) throw notFound(ref, name)
  return found
}
