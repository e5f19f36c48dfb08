import { discovery } from './discovery/discovery.js'
import { answerHealth, type HealthCheck } from './health/health.js'
import { answerVersion } from './health/version.js'
import { openapi } from './openapi/openapi.js'
import type { ServerOptions } from './options.js'
import { createConnections, type Connections } from './proxies/connections.js'
import { legacyProxy } from './proxies/legacy-proxy.js'
import type { PathHandler } from './request/exchange.js'
import { reviewHandlers } from './reviews/reviews.js'
import type { Subresource } from './subresources/contract.js'
import { subresources } from './subresources/registry.js'

/** What the server answers besides the generic verbs, each in the order in which it is asked. */
export interface Answers {
  paths: readonly PathHandler[]
  subresources: readonly Subresource[]
  /** To kubelets and pods; closed with the server. */
  connections: Connections
}

function checksOf(isReady: () => boolean): Record<'live' | 'ready', readonly HealthCheck[]> {
  const ping: HealthCheck = { name: 'ping', check: () => {} }
  const started: HealthCheck = {
    name: 'poststarthook/bootstrap-controller',
    check: () => {
      if (!isReady()) throw new Error('not finished')
    },
  }
  return { live: [ping], ready: [started] }
}

export function answerPaths(options: ServerOptions, isReady: () => boolean): Answers {
  const connections = createConnections(options)
  return {
    connections,
    paths: [answerVersion, answerHealth(checksOf(isReady)), discovery(), openapi(), legacyProxy(connections)],
    subresources: [...subresources(connections), ...reviewHandlers],
  }
}
