import type { Startable } from '@orrery/kit'
import type { ApiClient } from '../api-client.js'
import { createLeaderElector, type LeaderElectorOptions } from './leader-elector.js'

/**
 * Runs what `make` makes while this candidate leads: anew for each term, stopped before another may lead. `start` does
 * not wait for the lead; `stop` ends it.
 */
export function whileLeading(
  client: ApiClient,
  options: Omit<LeaderElectorOptions, 'lead'>,
  make: () => Startable,
): Startable {
  const lead = async (signal: AbortSignal): Promise<void> => {
    const worker = make()
    const over = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    try {
      await Promise.race([worker.start(), over])
      if (!signal.aborted) await over
    } finally {
      await worker.stop()
    }
  }
  return createLeaderElector(client, { ...options, lead })
}
