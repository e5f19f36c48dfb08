import type { ApiObject, Kind } from '@orrery/api'
import type { Conversion } from '../conversion/conversion.js'
import type { Resource } from '../resources/contract.js'
import { resourcePrefix } from '../storage/keys.js'

/** A resource as one group version serves it. */
export interface Served {
  readonly kind: Kind
  /** What the kind does differently, in terms of the storage version. */
  readonly resource: Resource
  /** The form in which it is stored; itself for most. */
  readonly stored: Served
  /** Store prefix of its objects. */
  readonly prefix: string
  readonly apiVersion: string
  /** Between this version's form and the stored one; absent where they are the same. */
  readonly conversion?: Conversion
}

export function servedBy(kind: Kind, resource: Resource, stored?: Served, conversion?: Conversion): Served {
  const { group, version } = kind.ref
  const served = {
    kind,
    resource,
    prefix: resourcePrefix(kind.storage),
    apiVersion: group === '' ? version : `${group}/${version}`,
    ...(conversion && { conversion }),
  }
  return stored ? { ...served, stored } : selfStored(served)
}

function selfStored(served: Omit<Served, 'stored'>): Served {
  const self: { -readonly [K in keyof Served]?: Served[K] } = served
  self.stored = self as Served
  return self as Served
}

/** A resource's object with its name and version, as clients name it. */
export function typed(served: Served, object: ApiObject): ApiObject {
  return { ...object, kind: served.kind.ref.kind, apiVersion: served.apiVersion }
}
