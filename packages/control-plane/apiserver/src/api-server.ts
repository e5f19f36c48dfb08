import type { Startable } from '@orrery/kit'
import type { Handler, Request, Response, Upgrade, UpgradeHandler } from '@orrery/transport'
import { createServices, type ApiServerParts } from './create-services.js'
import { lifecycle } from './lifecycle.js'
import type { Exchange } from './request/exchange.js'
import { parseQuery } from './request/parse-query.js'
import type { Services } from './services.js'
import { throughStages } from './stages/stage.js'
import { stages } from './stages/stages.js'
import { overWebSocket } from './websocket/over-web-socket.js'

/** An API server without listeners: `handler` answers requests from wherever they come. */
export interface ApiServer extends Startable {
  readonly handler: Handler
  /** Answers requests to switch protocols: WebSockets, and what proxies hand on. */
  readonly upgrade: UpgradeHandler
}

function exchangeOf(request: Request, services: Services, upgrading: boolean): Exchange {
  const { target } = request
  const mark = target.indexOf('?')
  return {
    request,
    services,
    path: mark < 0 ? target : target.slice(0, mark),
    query: parseQuery(mark < 0 ? '' : target.slice(mark + 1)),
    user: { name: '', groups: [] },
    upgrading,
    warnings: [],
  }
}

async function answerUpgrade(request: Request, services: Services): Promise<Response | Upgrade> {
  const exchange = exchangeOf(request, services, true)
  const response = await throughStages(stages, exchange)
  const { accept } = exchange
  if (accept && response.status === 101) return { status: 101, headers: response.headers, accept }
  return overWebSocket(exchange, response)
}

/** The API server over a store. Requests may come as soon as it has started. */
export function createApiServer(parts: ApiServerParts): ApiServer {
  const services = createServices(parts)
  const { readiness } = services
  const life = lifecycle(services)
  return {
    start: async () => {
      readiness.stopping = false
      await life.start()
    },
    stop: async () => {
      readiness.stopping = true
      await life.stop()
      await services.connections.close()
      await services.threads?.close()
    },
    handler: (request) => throughStages(stages, exchangeOf(request, services, false)),
    upgrade: (request) => answerUpgrade(request, services),
  }
}
