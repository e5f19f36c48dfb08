import type { Response } from '@orrery/transport'
import type { Exchange } from './exchange.js'
import { textReply } from './reply.js'

/** Upstream's words; they are no Status. Counted. */
export function tooMany(exchange: Exchange): Response & { body: Uint8Array } {
  const { services, query, target } = exchange
  if (target) services.metrics.terminated(query, target, 429)
  const response = textReply(exchange, 429, 'Too many requests, please try again later.\n')
  Object.assign(response.headers, { 'retry-after': '1', 'x-content-type-options': 'nosniff' })
  return response
}
