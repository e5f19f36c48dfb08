import type { Logger } from '@orrery/kit'
import { cleanUpProxy } from '../components/proxy.js'
import type { Running } from '../data/running.js'

/** Removes what a cluster made on this machine besides processes: containers, networks, packet rules. Idempotent. */
export async function cleanUp(running: Running, { logger }: { logger: Logger }): Promise<void> {
  if (running.proxy) {
    await cleanUpProxy().catch((error: unknown) => logger.warn({ err: error }, 'packet rules not removed'))
  }
}
