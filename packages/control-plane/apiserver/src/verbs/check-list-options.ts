import { field, invalid, type FieldError } from '@orrery/api'
import { boolParameter, intParameter } from '../request/parameters.js'

function invalidListOptions(errors: readonly FieldError[]): Error {
  return invalid({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors)
}

const at = 'resourceVersionMatch'

/** The numbers of a list or a watch are read before anything else. Throws 400. */
function limitOf(query: URLSearchParams): number {
  const limit = intParameter(query, 'limit') ?? 0
  intParameter(query, 'timeoutSeconds')
  return Math.max(0, limit)
}

/** What the parameters of a list say against each other. Throws 400 and 422. 0: all. */
export function checkListOptions(query: URLSearchParams): { limit: number } {
  const limit = limitOf(query)
  const match = query.get(at) ?? ''
  const revision = query.get('resourceVersion') ?? ''
  const errors: FieldError[] = []
  if (match !== '') {
    if (revision === '') errors.push(field.forbidden(at, `${at} is forbidden unless resourceVersion is provided`))
    if (query.get('continue')) errors.push(field.forbidden(at, `${at} is forbidden when continue is provided`))
    if (match !== 'Exact' && match !== 'NotOlderThan') errors.push(field.notSupported(at, match, ['Exact', 'NotOlderThan', '']))
    if (match === 'Exact' && revision === '0') {
      errors.push(field.forbidden(at, `${at} "exact" is forbidden for resourceVersion "0"`))
    }
  }
  if (query.has('sendInitialEvents')) errors.push(field.forbidden('sendInitialEvents', 'sendInitialEvents is forbidden for list'))
  if (errors.length > 0) throw invalidListOptions(errors)
  return { limit }
}

/** As upstream fills it in: a watch from no revision, or from 0, is told to send the present objects. */
function isPlainStart(query: URLSearchParams): boolean {
  const revision = query.get('resourceVersion') ?? ''
  return !query.has('sendInitialEvents') && !query.get(at) && (revision === '' || revision === '0')
}

/** What the parameters of a watch say against each other. Throws 400 and 422. `initial`: the client asks for a watch-list. */
export function checkWatchOptions(query: URLSearchParams): { initial: boolean } {
  limitOf(query)
  const match = isPlainStart(query) ? 'NotOlderThan' : (query.get(at) ?? '')
  const asked = query.has('sendInitialEvents')
  const errors: FieldError[] = []
  if (asked && match !== 'NotOlderThan') {
    errors.push(field.forbidden(at, `sendInitialEvents requires setting ${at} to NotOlderThan`))
  }
  if (match !== '') {
    if (!asked && !isPlainStart(query)) {
      errors.push(field.forbidden(at, `${at} is forbidden for watch unless sendInitialEvents is provided`))
    }
    if (match !== 'NotOlderThan') errors.push(field.notSupported(at, match, ['NotOlderThan']))
    if (query.get('continue')) errors.push(field.forbidden(at, `${at} is forbidden when continue is provided`))
  }
  if (errors.length > 0) throw invalidListOptions(errors)
  return { initial: asked && boolParameter(query, 'sendInitialEvents') }
}
