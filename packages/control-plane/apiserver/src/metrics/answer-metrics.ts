import { expositionType } from '@orrery/kit'
import type { PathHandler } from '../request/exchange.js'
import { reply } from '../request/reply.js'

/** /metrics, for Prometheus. */
export const answerMetrics: PathHandler = (exchange) => {
  if (exchange.path !== '/metrics') return undefined
  return Promise.resolve(reply(exchange, 200, expositionType, Buffer.from(exchange.services.metrics.text())))
}
