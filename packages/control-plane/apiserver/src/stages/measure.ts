import { isLongRunning } from '../request/long-running.js'
import { whenOver } from '../request/when-over.js'
import type { Stage } from './stage.js'

/** Counts requests for resources and how long they take, up to the reply's last byte. */
export const measure: Stage = async (exchange, next) => {
  const { clock, metrics } = exchange.services
  const started = clock.monotonic()
  const response = await next()
  const { target, query } = exchange
  if (!target) return response
  const open = isLongRunning(target) ? metrics.longRunning(query, target) : undefined
  open?.add(1)
  return whenOver(response, () => {
    open?.add(-1)
    metrics.answered(query, target, response.status, (clock.monotonic() - started) / 1000)
  })
}
