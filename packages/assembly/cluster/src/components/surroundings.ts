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

/** Upstream's names of its programs: they stand in managedFields and in the server's metrics. */
export type Program = 'kube-controller-manager' | 'kube-scheduler' | 'kubelet' | 'kube-proxy' | 'orrery-up'

/** A client that says which component asks. */
export function clientOf({ transport, clock }: Surroundings, program: Program): ApiClient {
  return createClient(transport, { userAgent: `${program}/orrery`, clock })
}
