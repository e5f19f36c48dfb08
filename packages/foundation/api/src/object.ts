/** What every stored object has. Times are RFC 3339 strings, quantities strings, as on the wire. */
export interface ObjectMeta {
  name: string
  generateName?: string
  /** Absent on cluster-scoped objects. */
  namespace?: string
  uid: string
  resourceVersion: string
  generation?: number
  creationTimestamp: string
  deletionTimestamp?: string
  deletionGracePeriodSeconds?: number
  labels?: Record<string, string>
  annotations?: Record<string, string>
  ownerReferences?: OwnerReference[]
  finalizers?: string[]
  managedFields?: ManagedFieldsEntry[]
}

export interface OwnerReference {
  apiVersion: string
  kind: string
  name: string
  uid: string
  controller?: boolean
  blockOwnerDeletion?: boolean
}

export interface ManagedFieldsEntry {
  manager?: string
  operation?: string
  apiVersion?: string
  time?: string
  fieldsType?: string
  fieldsV1?: object
  subresource?: string
}

export interface ListMeta {
  resourceVersion?: string
  continue?: string
  remainingItemCount?: number
}

/** Any object of the API. `kind` and `apiVersion` are absent on the items of typed lists. */
export interface ApiObject {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta
}

/** An object as a client sends it: what the server fills in may be missing. */
export type Draft<T extends ApiObject> = Omit<T, 'metadata' | 'status'> & {
  metadata: Partial<ObjectMeta>
  status?: T extends { status: infer S } ? Partial<S> : unknown
}

/** Names a resource of the API; `T` is the type of its objects. */
export interface ResourceRef<T extends ApiObject = ApiObject> {
  /** Empty for the core group. */
  readonly group: string
  readonly version: string
  readonly plural: string
  readonly kind: string
  readonly namespaced: boolean
  /** Never set: carries the type. */
  readonly objectType?: T
}
