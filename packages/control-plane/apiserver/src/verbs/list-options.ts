import { badRequest, field, invalid, plainError, resourceVersionTooLarge, type FieldError } from '@orrery/api'
import type { Revision } from '@orrery/store'
import { boolParameter, intParameter, revisionOf } from '../request/parameters.js'
import { decodeContinue, type ContinueToken } from './continue-token.js'

/** At which revision a list is to be read. */
export type ListPoint =
  | { kind: 'newest' }
  | { kind: 'exact'; revision: Revision }
  /** A continue token from before the history's beginning: on from its key, in the newest state. */
  | { kind: 'continue'; token: ContinueToken }

export interface ListOptions {
  point: ListPoint
  /** 0: all. */
  limit: number
}

export function invalidListOptions(errors: readonly FieldError[]): Error {
  return invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors)
}

function checkMatch(match: string, revision: string, token: string): void {
  const at = 'resourceVersionMatch'
  const errors: FieldError[] = []
  if (revision === '') errors.push(field.forbidden(at, 'resourceVersionMatch is forbidden unless resourceVersion is provided'))
  if (token !== '') errors.push(field.forbidden(at, 'resourceVersionMatch is forbidden when continue is provided'))
  if (match !== 'Exact' && match !== 'NotOlderThan') {
    errors.push(field.notSupported(at, match, ['Exact', 'NotOlderThan', '']))
  }
  if (match === 'Exact' && revision === '0') {
    errors.push(field.forbidden(at, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'))
  }
  if (errors.length > 0) throw invalidListOptions(errors)
}

/** Throws 504 for a revision that has not been issued, which tells the client to wait. */
export function requireRevision(text: string, current: Revision): Revision {
  const revision = revisionOf(text, plainError)
  if (revision > current) throw resourceVersionTooLarge(BigInt(text), current)
  return revision
}

/** The parameters of a list. `prefix` is what the keys of a continue token start with. Errors are upstream's. */
export function listOptions(query: URLSearchParams, prefix: string, current: Revision): ListOptions {
  const limit = Math.max(0, intParameter(query, 'limit') ?? 0)
  intParameter(query, 'timeoutSeconds')
  const text = query.get('resourceVersion') ?? ''
  const match = query.get('resourceVersionMatch') ?? ''
  const token = query.get('continue') ?? ''
  if (match !== '') checkMatch(match, text, token)
  if (boolParameter(query, 'sendInitialEvents')) {
    throw invalidListOptions([field.forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list')])
  }
  if (token !== '') {
    if (text !== '' && text !== '0') throw badRequest('specifying resource version is not allowed when using continue')
    return { limit, point: { kind: 'continue', token: decodeContinue(token, prefix) } }
  }
  const revision = requireRevision(text, current)
  if (text === '0') return { limit: 0, point: { kind: 'newest' } }
  const exact = match === 'Exact' || (match === '' && limit > 0 && revision > 0)
  return { limit, point: exact ? { kind: 'exact', revision } : { kind: 'newest' } }
}
