import { unauthorized } from '@orrery/api'
import type { Peer } from '@orrery/transport'
import type { User } from '../request/exchange.js'
import { tokenUser } from './authenticate-token.js'
import type { Stage } from './stage.js'

/** Whoever reaches the insecure listener, or shares the process. */
const unsecured: User = { name: 'system:unsecured', groups: ['system:masters', 'system:authenticated'] }

const anonymous: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] }

/** What those without a name may ask over HTTPS. */
const open: ReadonlySet<string> = new Set(['/healthz', '/livez', '/readyz', '/version'])

function userOf({ address, secure, certificate }: Peer): User | undefined {
  if (!certificate) return secure && address !== 'memory' ? undefined : unsecured
  return { name: certificate.commonName, groups: [...certificate.organizations, 'system:authenticated'] }
}

/** A verified client certificate's subject is the user and its organizations are the groups; else a token says who asks. */
export const authenticate: Stage = (exchange, next) => {
  const user = userOf(exchange.request.peer) ?? tokenUser(exchange)
  if (!user && !(exchange.request.method === 'GET' && open.has(exchange.path))) throw unauthorized('Unauthorized')
  exchange.user = user ?? anonymous
  return next()
}
