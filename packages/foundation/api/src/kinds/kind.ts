import type { ResourceRef } from '../object.js'
import type { Subresource, TypeName } from './served-resource.js'

/** The resource under which objects are stored: one for all the names an object is served by. */
export interface StorageRef {
  readonly group: string
  readonly version: string
  readonly plural: string
}

/** A resource served by default, with all that discovery says about it. */
export interface Kind {
  readonly ref: ResourceRef
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
  /** Sorted, as discovery lists them. */
  readonly verbs: readonly string[]
  readonly subresources: readonly Subresource[]
  readonly type: TypeName
  readonly listKind: string
  readonly storage: StorageRef
}
