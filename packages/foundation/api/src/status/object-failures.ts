import { aggregateText, errorBody, type FieldError } from '../fields/field-error.js'
import { quote } from '../fields/quote.js'
import { failure, type ApiError } from './api-error.js'
import type { StatusCause } from './status.js'

/** A resource of a group: the core group is empty. A ResourceRef fits. */
export interface GroupResource {
  readonly group: string
  readonly plural: string
}

export interface GroupKind {
  readonly group: string
  readonly kind: string
}

/** `deployments.apps`, `pods`. */
export function groupResourceText(resource: GroupResource): string {
  return resource.group === '' ? resource.plural : `${resource.plural}.${resource.group}`
}

/** `Deployment.apps`, `Pod`. */
export function groupKindText(kind: GroupKind): string {
  return kind.group === '' ? kind.kind : `${kind.kind}.${kind.group}`
}

function detailsOf(resource: GroupResource, name: string): { name: string; group: string; kind: string } {
  return { name, group: resource.group, kind: resource.plural }
}

export function notFound(resource: GroupResource, name: string): ApiError {
  const message = `${groupResourceText(resource)} ${quote(name)} not found`
  return failure({ code: 404, reason: 'NotFound', message, details: detailsOf(resource, name) })
}

export function alreadyExists(resource: GroupResource, name: string): ApiError {
  const message = `${groupResourceText(resource)} ${quote(name)} already exists`
  return failure({ code: 409, reason: 'AlreadyExists', message, details: detailsOf(resource, name) })
}

/** Every generated name tried was taken. */
export function generateNameConflict(resource: GroupResource, name: string, retryAfterSeconds: number): ApiError {
  const what = `${groupResourceText(resource)} ${quote(name)}`
  const message = `${what} already exists, the server was not able to generate a unique name for the object`
  const details = { ...detailsOf(resource, name), retryAfterSeconds }
  return failure({ code: 409, reason: 'AlreadyExists', message, details })
}

/** What an update is told whose resourceVersion is not the object's any more. */
export const objectModified =
  'the object has been modified; please apply your changes to the latest version and try again'

export function conflict(resource: GroupResource, name: string, why: string = objectModified): ApiError {
  const message = `Operation cannot be fulfilled on ${groupResourceText(resource)} ${quote(name)}: ${why}`
  return failure({ code: 409, reason: 'Conflict', message, details: detailsOf(resource, name) })
}

/** Server-side apply met fields of other managers. */
export function applyConflict(causes: StatusCause[], message: string): ApiError {
  return failure({ code: 409, reason: 'Conflict', message, details: { causes } })
}

/** `causes` tell programs why, as a namespace's end (`NamespaceTerminating`). */
export function forbidden(
  resource: GroupResource,
  name: string,
  why: string,
  causes: StatusCause[] = [],
): ApiError {
  const what = groupResourceText(resource)
  const subject = what === '' ? '' : name === '' ? `${what} is ` : `${what} ${quote(name)} is `
  const message = `${subject}forbidden: ${why}`
  return failure({ code: 403, reason: 'Forbidden', message, details: { ...detailsOf(resource, name), causes } })
}

/** What errors say may be so long together, in characters; upstream has no limit, and one error may show a whole object. */
const mostText = 8 << 20

/** As many of the errors, from the first, as are told of. */
function told(errors: readonly FieldError[]): StatusCause[] {
  const causes: StatusCause[] = []
  let length = 0
  for (const error of errors) {
    const message = errorBody(error)
    length += message.length
    if (length > mostText && causes.length > 0) break
    causes.push({ reason: error.type, message, field: error.field })
  }
  return causes
}

/** The object breaks rules; each error is a cause. */
export function invalid(kind: GroupKind, name: string, errors: readonly FieldError[]): ApiError {
  const causes = told(errors)
  const why = errors.length === 0 ? '' : `: ${aggregateText(errors.slice(0, causes.length))}`
  const message = `${groupKindText(kind)} ${quote(name)} is invalid${why}`
  return failure({ code: 422, reason: 'Invalid', message, details: { name, group: kind.group, kind: kind.kind, causes } })
}

export function methodNotSupported(resource: GroupResource, action: string): ApiError {
  const message = `${action} is not supported on resources of kind ${quote(groupResourceText(resource))}`
  const details = { group: resource.group, kind: resource.plural }
  return failure({ code: 405, reason: 'MethodNotAllowed', message, details })
}

/** A passing fault: the client is asked to try again. */
export function serverTimeout(resource: GroupResource, operation: string, retryAfterSeconds: number): ApiError {
  const what = groupResourceText(resource)
  const message = `The ${operation} operation against ${what} could not be completed at this time, please try again.`
  const details = { ...detailsOf(resource, operation), retryAfterSeconds }
  return failure({ code: 500, reason: 'ServerTimeout', message, details })
}
