import { expositionType } from '@orrery/kit'
import type { PathHandler } from '../request/exchange.js'
import { reply } from '../request/reply.js'

export const metricsPaths: readonly string[] = ['/metrics', '/metrics/slis']

/** /metrics, for Prometheus, and /metrics/slis: what service levels are stated in. */
export const answerMetrics: PathHandler = (exchange) => {
  if (!metricsPaths.includes(exchange.path)) return undefined
  const { metrics } = exchange.services
  const text = exchange.path === '/metrics' ? metrics.text() : metrics.health.text()
  return Promise.resolve(reply(exchange, 200, expositionType, Buffer.from(text)))
}
