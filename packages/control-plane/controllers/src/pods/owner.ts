import type { ApiObject, OwnerReference } from '@orrery/api'

/** The one owner that manages the object, if any. */
export function controllerOf(object: ApiObject): OwnerReference | undefined {
  return object.metadata.ownerReferences?.find((reference) => reference.controller === true)
}
