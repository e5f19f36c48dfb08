import type { ListMeta } from '../object.js'

/** Why a request failed, for programs (metav1.StatusReason). Empty where upstream gives none. */
export type StatusReason =
  | 'Unauthorized'
  | 'Forbidden'
  | 'NotFound'
  | 'AlreadyExists'
  | 'Conflict'
  | 'Gone'
  | 'Invalid'
  | 'ServerTimeout'
  | 'StoreReadError'
  | 'Timeout'
  | 'TooManyRequests'
  | 'BadRequest'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'RequestEntityTooLarge'
  | 'UnsupportedMediaType'
  | 'InternalError'
  | 'Expired'
  | 'ServiceUnavailable'
  | (string & {})

export interface StatusCause {
  reason?: string
  message?: string
  field?: string
}

export interface StatusDetails {
  name?: string
  group?: string
  /** A resource's plural, or a kind where the object was invalid. */
  kind?: string
  uid?: string
  causes?: StatusCause[]
  retryAfterSeconds?: number
}

/** What the API answers instead of an object (metav1.Status). */
export interface Status {
  kind: 'Status'
  apiVersion: 'v1'
  metadata: ListMeta
  status: 'Success' | 'Failure'
  message?: string
  reason?: StatusReason
  details?: StatusDetails
  /** HTTP status; absent on some successes. */
  code?: number
}

/** What a failure says; what is empty or 0 is left out of the Status, as upstream writes it. */
export interface Failure {
  code: number
  reason?: StatusReason
  message: string
  details?: StatusDetails
}

function compact(details: StatusDetails): StatusDetails {
  return {
    ...(details.name ? { name: details.name } : {}),
    ...(details.group ? { group: details.group } : {}),
    ...(details.kind ? { kind: details.kind } : {}),
    ...(details.uid ? { uid: details.uid } : {}),
    ...(details.causes?.length ? { causes: details.causes } : {}),
    ...(details.retryAfterSeconds ? { retryAfterSeconds: details.retryAfterSeconds } : {}),
  }
}

/** A failure in its wire form, keys in upstream's order. */
export function failureStatus(failure: Failure): Status {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    ...(failure.message ? { message: failure.message } : {}),
    ...(failure.reason ? { reason: failure.reason } : {}),
    ...(failure.details ? { details: compact(failure.details) } : {}),
    code: failure.code,
  }
}

/** What a deletion answers when nothing of the object is left. */
export function successStatus(details?: StatusDetails): Status {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    ...(details ? { details: compact(details) } : {}),
  }
}
