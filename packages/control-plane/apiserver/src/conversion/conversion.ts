import type { ApiObject } from '@orrery/api'

/** Between a served version's form of an object and the stored one. Pure; neither changes what it is given. */
export interface Conversion {
  toStored(object: ApiObject): ApiObject
  fromStored(object: ApiObject): ApiObject
}
