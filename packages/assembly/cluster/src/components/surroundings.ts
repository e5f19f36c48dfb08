import { createClient, type ApiClient } from '@orrery/client'
import type { Clock, Logger, Random } from '@orrery/kit'
import type { Transport } from '@orrery/transport'

/** What every component is given. */
export interface Surroundings {
  transport: Transport
  clock: Clock
  random: Random
  logger: Logger
  /** PEM of the authority by which the API server is known, where it is told apart. */
  serverCa?: string
}

/** A client that says which component asks. */
export function clientOf({ transport, clock }: Surroundings, component: string): ApiClient {
  return createClient(transport, { userAgent: `orrery-${component}`, clock })
}
