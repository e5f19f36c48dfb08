import type { ApiObject } from '@orrery/api'
import type { Resource } from './contract.js'

/** Forgets the type of a kind's objects, so that declarations of all kinds stand in one registry. */
export function declare<T extends ApiObject>(resource: Resource<T>): Resource {
  return resource as unknown as Resource
}
