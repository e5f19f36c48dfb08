import { kinds } from '@orrery/api'
import { startInOrder, type Clock, type Logger, type Random, type Startable } from '@orrery/kit'
import { newTokenKey, tokenKey } from '@orrery/pki'
import type { Store } from '@orrery/store'
import type { Handler, Request } from '@orrery/transport'
import { Admission } from './admission/admission.js'
import { expireEvents } from './bootstrap/expire-events.js'
import { ensureKubernetesService } from './bootstrap/kubernetes-service.js'
import { ensureNamespaces } from './bootstrap/namespaces.js'
import { ensurePriorityClasses } from './bootstrap/priority-classes.js'
import { periodic } from './bootstrap/periodic.js'
import { Inflight } from './inflight/inflight.js'
import { defaultOptions, type ServerOptions } from './options.js'
import { answerPaths } from './paths.js'
import { Registry } from './registry/registry.js'
import type { Exchange } from './request/exchange.js'
import { declarations } from './resources/registry.js'
import type { Services } from './services.js'
import { throughStages } from './stages/stage.js'
import { stages } from './stages/stages.js'
import { LiveView } from './view/live-view.js'
import { WatchHub } from './watch/watch-hub.js'

export interface ApiServerParts {
  store: Store
  clock: Clock
  random: Random
  logger: Logger
  options?: Partial<ServerOptions>
}

/** An API server without listeners: `handler` answers requests from wherever they come. */
export interface ApiServer extends Startable {
  readonly handler: Handler
}

function servicesOf(parts: ApiServerParts, isReady: () => boolean): Services {
  const { store, clock, random, logger } = parts
  const options = { ...defaultOptions, ...parts.options }
  const watches = new WatchHub(clock)
  return {
    store,
    clock,
    random,
    logger,
    options,
    context: { clock, random, options },
    registry: new Registry(kinds, declarations),
    admission: new Admission(options),
    tokenKey: options.serviceAccountKey ? tokenKey(options.serviceAccountKey) : newTokenKey(),
    view: new LiveView(store, watches),
    watches,
    inflight: new Inflight({ readOnly: options.maxRequestsInflight, mutating: options.maxMutatingRequestsInflight }),
    ...answerPaths(options, isReady),
  }
}

function exchangeOf(request: Request, services: Services): Exchange {
  const { target } = request
  const mark = target.indexOf('?')
  return {
    request,
    services,
    path: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)),
    user: { name: '', groups: [] },
    warnings: [],
  }
}

/** The view first, since all else reads it; then what every cluster has. */
function lifecycle(services: Services): Startable {
  const { clock, logger, view, watches } = services
  const reading: Startable = {
    start: () => view.start(),
    stop: () => {
      watches.close()
      view.stop()
      return Promise.resolve()
    },
  }
  const bootstrap: Startable = {
    start: async () => {
      await Promise.all([ensureNamespaces(services), ensurePriorityClasses(services)])
      await ensureKubernetesService(services)
    },
    stop: () => Promise.resolve(),
  }
  const tasks = [
    { name: 'system-namespaces', everyMs: 60_000, run: () => ensureNamespaces(services) },
    { name: 'kubernetes-service', everyMs: 10_000, run: () => ensureKubernetesService(services) },
    { name: 'event-ttl', everyMs: 60_000, run: () => expireEvents(services) },
  ]
  return startInOrder([reading, bootstrap, ...tasks.map((task) => periodic(task, clock, logger))])
}

/** The API server over a store. Requests may come as soon as it has started. */
export function createApiServer(parts: ApiServerParts): ApiServer {
  let ready = false
  const services = servicesOf(parts, () => ready)
  const life = lifecycle(services)
  return {
    start: async () => {
      await life.start()
      ready = true
    },
    stop: async () => {
      ready = false
      await life.stop()
      await services.connections.close()
    },
    handler: (request) => throughStages(stages, exchangeOf(request, services)),
  }
}
