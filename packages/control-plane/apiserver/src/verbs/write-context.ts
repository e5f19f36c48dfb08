import type { ResourceExchange } from '../request/exchange.js'
import { managerName } from '../request/manager-name.js'
import type { WriteContext } from '../writes/write-context.js'

/** A request's write: its user's, and its warnings go into the reply. */
export function writeContext(exchange: ResourceExchange, { dryRun }: { dryRun: boolean }): WriteContext {
  const { user, target, warnings } = exchange
  const manager = managerName(exchange)
  return { user, dryRun, subresource: target.subresource, manager, warn: (text) => warnings.push(text) }
}
