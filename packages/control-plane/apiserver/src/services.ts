import type { Clock, Logger, Random } from '@orrery/kit'
import type { TokenKey } from '@orrery/pki'
import type { Store } from '@orrery/store'
import type { AdmissionChain } from './admission/contract.js'
import type { Readiness } from './health/readiness.js'
import type { Inflight } from './inflight/inflight.js'
import type { Turns } from './inflight/turns.js'
import type { ServerMetrics } from './metrics/server-metrics.js'
import type { ServerOptions } from './options.js'
import type { Registry } from './registry/registry.js'
import type { Connections } from './proxies/connections.js'
import type { PathHandlers } from './request/exchange.js'
import type { Context } from './resources/contract.js'
import type { Subresource } from './subresources/contract.js'
import type { RequestThreads } from './threads/contract.js'
import type { View } from './view/view.js'
import type { WatchHub } from './watch/watch-hub.js'

/** What stages and verbs work with; one per server. */
export interface Services {
  store: Store
  clock: Clock
  random: Random
  logger: Logger
  options: ServerOptions
  /** What pure decisions of resources may know. */
  context: Context
  registry: Registry
  /** What decides about writes beyond validation. */
  admission: AdmissionChain
  /** Signs service accounts' tokens. */
  tokenKey: TokenKey
  view: View
  watches: WatchHub
  /** Answer requests that name no resource. */
  paths: PathHandlers
  subresources: readonly Subresource[]
  connections: Connections
  inflight: Inflight
  turns: Turns
  metrics: ServerMetrics
  readiness: Readiness
  /** Answers what would hold up others; absent: everything is answered in this thread. */
  threads?: RequestThreads
}
