import type { ApiObject, Draft, ListMeta, ResourceRef, Status } from '@orrery/api'

export interface ListOptions {
  labelSelector?: string
  fieldSelector?: string
  limit?: number
  continue?: string
  resourceVersion?: string
  resourceVersionMatch?: 'Exact' | 'NotOlderThan'
  signal?: AbortSignal
}

export interface WatchOptions {
  labelSelector?: string
  fieldSelector?: string
  resourceVersion?: string
  allowWatchBookmarks?: boolean
  timeoutSeconds?: number
  signal?: AbortSignal
}

export interface DeleteOptions {
  gracePeriodSeconds?: number
  propagationPolicy?: 'Orphan' | 'Background' | 'Foreground'
  preconditions?: { uid?: string; resourceVersion?: string }
}

export type PatchType = 'json' | 'merge' | 'strategic'

export interface ObjectList<T> {
  metadata: ListMeta
  items: T[]
}

export type WatchEvent<T> =
  | { type: 'ADDED' | 'MODIFIED' | 'DELETED'; object: T }
  | { type: 'BOOKMARK'; object: { metadata: { resourceVersion: string } } }
  | { type: 'ERROR'; object: Status }

/**
 * The verbs of one resource, in one namespace or (for namespaced resources listed across the cluster, and
 * cluster-scoped ones) in none. Replies other than 2xx throw ApiError with the server's Status.
 */
export interface ResourceClient<T extends ApiObject> {
  get(name: string): Promise<T>
  list(options?: ListOptions): Promise<ObjectList<T>>
  /** Ends when the server ends it or the signal aborts; throws when the connection breaks. */
  watch(options?: WatchOptions): AsyncIterable<WatchEvent<T>>
  create(object: Draft<T>): Promise<T>
  /** Replaces; with metadata.resourceVersion set only if the object is unchanged since. */
  update(object: T): Promise<T>
  updateStatus(object: T): Promise<T>
  patch(name: string, type: PatchType, patch: unknown, subresource?: string): Promise<T>
  delete(name: string, options?: DeleteOptions): Promise<T | Status>
  deleteCollection(list?: ListOptions, options?: DeleteOptions): Promise<void>
  /** Posts to a subresource: binding, eviction, token. */
  createSubresource(name: string, subresource: string, body: object): Promise<unknown>
  /** Puts a subresource other than status: finalize, scale. */
  updateSubresource(name: string, subresource: string, body: object): Promise<unknown>
}

/** A client of the API: the only way one component knows of another. */
export interface ApiClient {
  resource<T extends ApiObject>(resource: ResourceRef<T>, namespace?: string): ResourceClient<T>
  /** GETs a path and returns the parsed JSON body. */
  raw(path: string): Promise<unknown>
  close(): Promise<void>
}
