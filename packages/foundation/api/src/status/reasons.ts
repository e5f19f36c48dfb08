import { ApiError } from './api-error.js'

function has(error: unknown, reason: string, code?: number): error is ApiError {
  if (!(error instanceof ApiError)) return false
  return error.reason === reason || (error.reason === '' && error.status.code === code)
}

export const isNotFound = (error: unknown): error is ApiError => has(error, 'NotFound', 404)
export const isAlreadyExists = (error: unknown): error is ApiError => has(error, 'AlreadyExists')
export const isConflict = (error: unknown): error is ApiError => has(error, 'Conflict', 409)
export const isInvalid = (error: unknown): error is ApiError => has(error, 'Invalid', 422)
export const isForbidden = (error: unknown): error is ApiError => has(error, 'Forbidden', 403)
export const isServerTimeout = (error: unknown): error is ApiError => has(error, 'ServerTimeout')
export const isTooManyRequests = (error: unknown): error is ApiError => has(error, 'TooManyRequests', 429)

/** What was asked for is no longer kept: the caller lists anew. */
export const isExpired = (error: unknown): error is ApiError => has(error, 'Expired') || has(error, 'Gone', 410)

/** Whether one of the causes has this reason. */
export function hasCause(error: unknown, reason: string): boolean {
  if (!(error instanceof ApiError)) return false
  return error.status.details?.causes?.some((cause) => cause.reason === reason) ?? false
}
