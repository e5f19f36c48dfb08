import { kinds } from '@orrery/api'
import type { Clock, Logger, Random } from '@orrery/kit'
import { newTokenKey, tokenKey } from '@orrery/pki'
import type { Store } from '@orrery/store'
import { Admission } from './admission/admission.js'
import { healthChecks, Readiness } from './health/readiness.js'
import { Inflight, type InflightKind } from './inflight/inflight.js'
import { Turns } from './inflight/turns.js'
import { ServerMetrics } from './metrics/server-metrics.js'
import { stateMetrics } from './metrics/state-metrics.js'
import { defaultOptions, type ServerOptions } from './options.js'
import { answerPaths } from './paths.js'
import { Registry } from './registry/registry.js'
import { chooseServed } from './registry/runtime-config.js'
import { declarations } from './resources/registry.js'
import type { Services } from './services.js'
import { requestThreads } from './threads/pooled-request-threads.js'
import { LiveView } from './view/live-view.js'
import { WatchHub } from './watch/watch-hub.js'

export interface ApiServerParts {
  store: Store
  clock: Clock
  random: Random
  logger: Logger
  options?: Partial<ServerOptions>
  /** How many threads answer what would hold up other requests; none where absent. */
  threads?: number
}

/** With what only the server's own thread has. */
export interface OwnServices extends Services {
  view: LiveView
}

/** Subresources of any resource, by name: no others are labels of metrics. */
function subresourceNames(declared: readonly { name: string }[]): ReadonlySet<string> {
  const known = kinds.flatMap(({ subresources }) => subresources)
  return new Set([...known, ...declared].map(({ name }) => name))
}

function limitsOf({ maxRequestsInflight, maxMutatingRequestsInflight }: ServerOptions): Record<InflightKind, number> {
  return { readOnly: maxRequestsInflight, mutating: maxMutatingRequestsInflight }
}

/** Everything one server consists of, not started. */
export function createServices(parts: ApiServerParts): OwnServices {
  const { store, clock, random, logger } = parts
  const options = { ...defaultOptions, ...parts.options }
  const watches = new WatchHub(clock)
  const view = new LiveView(store, watches)
  const catalogue = chooseServed(options.runtimeConfig)
  const registry = new Registry(kinds, declarations, catalogue.kinds)
  const readiness = new Readiness()
  const inflight = new Inflight(limitsOf(options), clock)
  const answers = answerPaths(options, catalogue, healthChecks(store, readiness, logger))
  const services: OwnServices = {
    store,
    clock,
    random,
    logger,
    options,
    context: { clock, random, options },
    registry,
    admission: new Admission(options),
    tokenKey: options.serviceAccountKey ? tokenKey(options.serviceAccountKey) : newTokenKey(),
    view,
    watches,
    inflight,
    turns: new Turns(clock),
    readiness,
    metrics: new ServerMetrics(clock, subresourceNames(answers.subresources), stateMetrics({ registry, view, inflight, watches })),
    ...answers,
  }
  const threads = parts.threads ? requestThreads(services, parts.threads) : undefined
  return threads ? { ...services, threads } : services
}
