import { badRequest, resourceVersionTooLarge } from '@orrery/api'
import type { Revision } from '@orrery/store'
import { invalidRevision, revisionOf } from '../request/parameters.js'
import { checkListOptions } from './check-list-options.js'
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

/** Throws 504 for a revision that has not been issued, which tells the client to wait. `refuse`: of what is no revision. */
export function requireRevision(text: string, current: Revision, refuse: (why: string) => Error): Revision {
  const revision = revisionOf(text, (why) => refuse(invalidRevision(text, why)))
  if (revision > current) throw resourceVersionTooLarge(BigInt(text), current)
  return revision
}

/** The parameters of a list. `prefix` is what the keys of a continue token start with. Errors are upstream's. */
export function listOptions(query: URLSearchParams, prefix: string, current: Revision): ListOptions {
  const { limit } = checkListOptions(query)
  const text = query.get('resourceVersion') ?? ''
  const match = query.get('resourceVersionMatch') ?? ''
  const token = query.get('continue') ?? ''
  if (token !== '') {
    if (text !== '' && text !== '0') throw badRequest('specifying resource version is not allowed when using continue')
    return { limit: text === '0' ? 0 : limit, point: { kind: 'continue', token: decodeContinue(token, prefix) } }
  }
  const revision = requireRevision(text, current, (why) => badRequest(`invalid resource version: ${why}`))
  if (text === '0') return { limit: 0, point: { kind: 'newest' } }
  const exact = match === 'Exact' || (match === '' && limit > 0 && revision > 0)
  return { limit, point: exact ? { kind: 'exact', revision } : { kind: 'newest' } }
}
