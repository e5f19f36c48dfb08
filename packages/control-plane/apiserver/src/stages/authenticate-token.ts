import { unauthorized } from '@orrery/api'
import type { Exchange, User } from '../request/exchange.js'
import { headerOf } from '../request/header.js'
import { checkToken } from '../tokens/check-token.js'

/** Whose bearer token the request shows; undefined where it shows none. Throws 401 for one that does not hold. */
export function tokenUser({ request, services }: Exchange): User | undefined {
  const [, token] = /^bearer +(\S+)$/i.exec(headerOf(request.headers, 'authorization')?.trim() ?? '') ?? []
  if (token === undefined) return undefined
  const verdict = checkToken(services, token)
  if ('refused' in verdict) throw unauthorized('Unauthorized')
  return verdict.user
}
