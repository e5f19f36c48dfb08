import { systemClock, type Clock } from '@orrery/kit'
import type { Transport } from '@orrery/transport'
import type { ApiClient } from '../api-client.js'
import { Exchange } from './exchange.js'
import { resourceClient } from './resource-client.js'

export interface ClientOptions {
  /** Who asks: `orrery-scheduler`. */
  userAgent: string
  /** For waiting where the server asks for it. */
  clock?: Clock
}

/** A client of whatever API server the transport leads to. */
export function createClient(transport: Transport, options: ClientOptions): ApiClient {
  const exchange = new Exchange(transport, options.clock ?? systemClock, options.userAgent)
  return {
    resource: (resource, namespace) => resourceClient(exchange, resource, namespace),
    raw: (path) => exchange.json({ method: 'GET', target: path }),
    close: () => exchange.close(),
  }
}
