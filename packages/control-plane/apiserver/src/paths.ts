import { discovery } from './discovery/discovery.js'
import { answerConfigz } from './health/configz.js'
import { answerHealth } from './health/health.js'
import type { healthChecks } from './health/readiness.js'
import { answerVersion } from './health/version.js'
import { answerMetrics } from './metrics/answer-metrics.js'
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

export function answerPaths(options: ServerOptions, checks: ReturnType<typeof healthChecks>): Answers {
  const connections = createConnections(options)
  return {
    connections,
    paths: [
      answerVersion,
      answerHealth(checks),
      answerMetrics,
      answerConfigz,
      discovery(),
      openapi(),
      legacyProxy(connections),
    ],
    subresources: [...subresources(connections), ...reviewHandlers],
  }
}
