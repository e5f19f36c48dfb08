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
import type { PathHandler, PathHandlers } from './request/exchange.js'
import { reviewHandlers } from './reviews/reviews.js'
import type { Subresource } from './subresources/contract.js'
import { subresources } from './subresources/registry.js'

/** What the server answers besides the generic verbs, each in the order in which it is asked. */
export interface Answers {
  paths: PathHandlers
  subresources: readonly Subresource[]
  /** To kubelets and pods; closed with the server. */
  connections: Connections
}

/** Answers to requests that name no resource. */
interface Door {
  answer: PathHandler
  /** First segments of its paths. */
  roots: readonly string[]
  /** Its paths as `/` lists them. */
  listed?: readonly string[]
}

type Checks = ReturnType<typeof healthChecks>

function doors(options: ServerOptions, catalogue: Catalogue, checks: Checks): readonly Door[] {
  const discoverable = isDiscoverable(options)
  return [
    { answer: answerVersion, roots: ['version'], listed: ['/version'] },
    { answer: answerHealth(checks), roots: Object.keys(checks), listed: healthPaths(checks) },
    { answer: answerMetrics, roots: ['metrics'], listed: metricsPaths },
    ...(options.profiling ? [{ answer: answerDebug(), roots: ['debug'] }] : []),
    { answer: answerConfigz, roots: ['configz'], listed: ['/configz'] },
    { answer: discovery(catalogue), roots: ['api', 'apis'], listed: discoveryPaths(catalogue) },
    { answer: openapi(catalogue, discoverable), roots: ['openapi'], listed: openapiPaths },
    ...(discoverable ? [{ answer: answerOpenid, roots: ['.well-known', 'openid'], listed: [configurationPath, keySetPath] }] : []),
  ]
}

function byRoot(all: readonly Door[]): PathHandlers {
  const roots = new Set(all.flatMap((door) => door.roots))
  return new Map([...roots].map((root) => [root, all.filter((door) => door.roots.includes(root)).map(({ answer }) => answer)]))
}

export function answerPaths(options: ServerOptions, catalogue: Catalogue, checks: Checks): Answers {
  const connections = createConnections(options)
  const listing = doors(options, catalogue, checks)
  const index = answerIndex(listing.flatMap(({ listed = [] }) => listed))
  const all: readonly Door[] = [
    ...listing,
    { answer: index, roots: ['', 'index.html'] },
    { answer: legacyProxy(connections), roots: ['api'] },
  ]
  return {
    connections,
    paths: byRoot(all),
    subresources: [...subresources(connections), ...reviewHandlers],
  }
}
