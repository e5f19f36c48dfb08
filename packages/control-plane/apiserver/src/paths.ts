import type { Catalogue } from '@orrery/api'
import { answerDebug } from './debug/answer-debug.js'
import { discovery, discoveryPaths } from './discovery/discovery.js'
import { answerConfigz } from './health/configz.js'
import { answerHealth, healthPaths } from './health/health.js'
import type { healthChecks } from './health/readiness.js'
import { answerVersion } from './health/version.js'
import { answerIndex } from './index/answer-index.js'
import { answerMetrics, metricsPaths } from './metrics/answer-metrics.js'
import { openapi, openapiPaths } from './openapi/openapi.js'
import { answerOpenid } from './openid/answer-openid.js'
import { configurationPath, isDiscoverable, keySetPath } from './openid/issuer-documents.js'
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

/** Answers to requests that name no resource, with their paths as `/` lists them. */
interface Door {
  answer: PathHandler
  listed?: readonly string[]
}

type Checks = ReturnType<typeof healthChecks>

function doors(options: ServerOptions, catalogue: Catalogue, checks: Checks): readonly Door[] {
  const discoverable = isDiscoverable(options)
  return [
    { answer: answerVersion, listed: ['/version'] },
    { answer: answerHealth(checks), listed: healthPaths(checks) },
    { answer: answerMetrics, listed: metricsPaths },
    ...(options.profiling ? [{ answer: answerDebug() }] : []),
    { answer: answerConfigz, listed: ['/configz'] },
    { answer: discovery(catalogue), listed: discoveryPaths(catalogue) },
    { answer: openapi(catalogue, discoverable), listed: openapiPaths },
    ...(discoverable ? [{ answer: answerOpenid, listed: [configurationPath, keySetPath] }] : []),
  ]
}

export function answerPaths(options: ServerOptions, catalogue: Catalogue, checks: Checks): Answers {
  const connections = createConnections(options)
  const all = doors(options, catalogue, checks)
  const index = answerIndex(all.flatMap(({ listed = [] }) => listed))
  return {
    connections,
    paths: [...all.map(({ answer }) => answer), index, legacyProxy(connections)],
    subresources: [...subresources(connections), ...reviewHandlers],
  }
}
