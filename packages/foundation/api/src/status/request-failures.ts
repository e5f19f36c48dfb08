import { failure, type ApiError } from './api-error.js'

export function badRequest(message: string): ApiError {
  return failure({ code: 400, reason: 'BadRequest', message })
}

export function unauthorized(message = 'not authorized'): ApiError {
  return failure({ code: 401, reason: 'Unauthorized', message })
}

export function gone(message: string): ApiError {
  return failure({ code: 410, reason: 'Gone', message })
}

/** A revision or continue token older than what is kept. */
export function expired(message: string): ApiError {
  return failure({ code: 410, reason: 'Expired', message })
}

export function tooManyRequests(message: string, retryAfterSeconds: number): ApiError {
  return failure({ code: 429, reason: 'TooManyRequests', message, details: { retryAfterSeconds } })
}

export function requestEntityTooLarge(why: string): ApiError {
  return failure({ code: 413, reason: 'RequestEntityTooLarge', message: `Request entity too large: ${why}` })
}

export function serviceUnavailable(message: string): ApiError {
  return failure({ code: 503, reason: 'ServiceUnavailable', message })
}

/** The request ran out of time; it may still take effect. */
export function timeout(why: string, retryAfterSeconds: number): ApiError {
  return failure({ code: 504, reason: 'Timeout', message: `Timeout: ${why}`, details: { retryAfterSeconds } })
}

/** The asked resourceVersion lies ahead of the newest. Clients know the cause and wait. */
export function resourceVersionTooLarge(asked: number | bigint, current: number | bigint): ApiError {
  const causes = [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }]
  const message = `Timeout: Too large resource version: ${asked}, current: ${current}`
  return failure({ code: 504, reason: 'Timeout', message, details: { causes, retryAfterSeconds: 1 } })
}

export function internalError(why: string): ApiError {
  const message = `Internal error occurred: ${why}`
  return failure({ code: 500, reason: 'InternalError', message, details: { causes: [{ message: why }] } })
}

/** A plain error of upstream's, which answers 500 with no reason. */
export function plainError(message: string): ApiError {
  return failure({ code: 500, message })
}

export function unsupportedMediaType(accepted: readonly string[]): ApiError {
  const message = `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`
  return failure({ code: 415, reason: 'UnsupportedMediaType', message })
}

export function notAcceptable(accepted: readonly string[]): ApiError {
  const message = `only the following media types are accepted: ${accepted.join(', ')}`
  return failure({ code: 406, reason: 'NotAcceptable', message })
}
