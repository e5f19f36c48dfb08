import { genericMethodNotAllowed } from '@orrery/api'
import type { Exchange } from './exchange.js'

/** For paths that upstream's router serves by GET alone, not even by HEAD. Throws 405. */
export function onlyGet({ request }: Exchange): void {
  if (request.method !== 'GET') throw genericMethodNotAllowed()
}
