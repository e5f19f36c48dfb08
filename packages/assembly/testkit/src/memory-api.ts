import { createApiServer, type ServerOptions } from '@orrery/apiserver'
import { createClient, type ApiClient } from '@orrery/client'
import { seededRandom, silentLogger, type Clock, type Logger, type Random } from '@orrery/kit'
import { MemoryStore, type Store } from '@orrery/store'
import { memoryTransport } from '@orrery/transport'

export interface MemoryApiParts {
  clock: Clock
  random?: Random
  logger?: Logger
  store?: Store
  options?: Partial<ServerOptions>
}

/** An API server in this process, over a store in memory, without a socket. */
export interface MemoryApi {
  readonly store: Store
  readonly random: Random
  readonly logger: Logger
  /** A client with its own transport; named as components are. */
  client(component: string): ApiClient
  stop(): Promise<void>
}

/** Where no controller makes accounts and lifts taints, pods and nodes do without. */
const bare: Partial<ServerOptions> = { disableAdmissionPlugins: ['ServiceAccount', 'TaintNodesByCondition'] }

export async function startMemoryApi(parts: MemoryApiParts): Promise<MemoryApi> {
  const { clock, random = seededRandom(1), logger = silentLogger, options = {} } = parts
  const store = parts.store ?? new MemoryStore()
  const server = createApiServer({ store, clock, random, logger, options: { ...bare, ...options } })
  await server.start()
  const clients: ApiClient[] = []
  return {
    store,
    random,
    logger,
    client: (component) => {
      const client = createClient(memoryTransport(server.handler), { userAgent: `${component}/orrery`, clock })
      clients.push(client)
      return client
    },
    stop: async () => {
      await Promise.all(clients.map((client) => client.close()))
      await server.stop()
    },
  }
}
