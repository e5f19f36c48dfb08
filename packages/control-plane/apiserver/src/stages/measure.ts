import type { Response } from '@orrery/transport'
import type { Exchange } from '../request/exchange.js'
import { isLongRunning } from '../request/long-running.js'
import { whenOver } from '../request/when-over.js'
import type { Stage } from './stage.js'

interface Watching {
  readonly begin: () => void
  readonly over: (bytes: number) => void
}

function watching(exchange: Exchange, started: number, code: number): Watching {
  const { target, query, path, request, services } = exchange
  const { clock, metrics } = services
  const open = target && isLongRunning(target) ? metrics.longRunning(query, target) : undefined
  return {
    begin: () => open?.add(1),
    over: (bytes) => {
      open?.add(-1)
      const how = { code, seconds: (clock.monotonic() - started) / 1000, bytes }
      if (target) metrics.answered(query, target, how)
      else metrics.answeredPath(path, request.method, how)
    },
  }
}

/** A connection that is handed on is open from when it is taken over until it is closed. */
function whenClosed(exchange: Exchange, response: Response, { begin, over }: Watching): Response {
  const { accept } = exchange
  exchange.accept = (stream) => {
    begin()
    stream.once('close', () => over(0))
    accept?.(stream)
  }
  return response
}

/** Counts requests and how long they take, up to the reply's last byte or the end of the connection. */
export const measure: Stage = async (exchange, next) => {
  const started = exchange.services.clock.monotonic()
  const response = await next()
  const watch = watching(exchange, started, response.status)
  if (exchange.accept && response.status === 101) return whenClosed(exchange, response, watch)
  watch.begin()
  return whenOver(response, watch.over)
}
