export { ApiError, failure, statusOf } from './api-error.js'
export { genericMethodNotAllowed, genericNotFound, genericResponse, type GenericResponse } from './generic-response.js'
export {
  alreadyExists,
  applyConflict,
  conflict,
  forbidden,
  generateNameConflict,
  groupKindText,
  groupResourceText,
  invalid,
  methodNotSupported,
  notFound,
  objectModified,
  serverTimeout,
  type GroupKind,
  type GroupResource,
} from './object-failures.js'
export {
  hasCause,
  isAlreadyExists,
  isConflict,
  isExpired,
  isForbidden,
  isInvalid,
  isNotFound,
  isServerTimeout,
  isTooManyRequests,
} from './reasons.js'
export {
  badRequest,
  expired,
  gone,
  internalError,
  notAcceptable,
  plainError,
  requestEntityTooLarge,
  resourceVersionTooLarge,
  serviceUnavailable,
  timeout,
  tooManyRequests,
  unauthorized,
  unsupportedMediaType,
} from './request-failures.js'
export { failureStatus, successStatus, type Failure, type Status, type StatusCause, type StatusDetails, type StatusReason } from './status.js'
