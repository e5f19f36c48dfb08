import type { ResourceExchange } from '../request/exchange.js'
import type { WriteContext } from '../writes/write-context.js'

/** A request's write: its user's, and its warnings go into the reply. */
export function writeContext(exchange: ResourceExchange, { dryRun }: { dryRun: boolean }): WriteContext {
  const { user, target, warnings } = exchange
  return { user, dryRun, subresource: target.subresource, warn: (text) => warnings.push(text) }
}
