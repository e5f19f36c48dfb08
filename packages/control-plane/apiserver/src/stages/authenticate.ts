import { unauthorized } from '@orrery/api'
import type { Peer } from '@orrery/transport'
import type { Exchange, User } from '../request/exchange.js'
import { tokenUser } from './authenticate-token.js'
import type { Stage } from './stage.js'

/** Whoever reaches the insecure listener, or shares the process. */
const unsecured: User = { name: 'system:unsecured', groups: ['system:masters', 'system:authenticated'] }

const anonymous: User = { name: 'system:anonymous', groups: ['system:unauthenticated'] }

/** What those without a name may ask over HTTPS. */
const open: ReadonlySet<string> = new Set(['/healthz', '/livez', '/readyz', '/version'])

/** Who somebody is by the connection alone; undefined: it does not tell. */
function userOf({ certificate }: Peer): User | undefined {
  return certificate && { name: certificate.commonName, groups: [...certificate.organizations, 'system:authenticated'] }
}

/** By certificate, else by token. Counted. Throws 401 for a token that does not hold. */
function shown(exchange: Exchange): User | undefined {
  const { clock, metrics } = exchange.services
  const started = clock.monotonic()
  const seconds = (): number => (clock.monotonic() - started) / 1000
  try {
    const user = userOf(exchange.request.peer) ?? tokenUser(exchange)
    if (user) metrics.authentication.succeeded(user.name, seconds())
    else metrics.authentication.failed(seconds())
    return user
  } catch (error) {
    metrics.authentication.failed(seconds())
    throw error
  }
}

/** A verified client certificate's subject is the user and its organizations are the groups; else a token says who asks. */
export const authenticate: Stage = (exchange, next) => {
  const { peer, method } = exchange.request
  const trusted = !peer.certificate && (!peer.secure || peer.address === 'memory')
  const user = trusted ? unsecured : shown(exchange)
  if (!user && !(method === 'GET' && open.has(exchange.path))) throw unauthorized('Unauthorized')
  exchange.user = user ?? anonymous
  return next()
}
