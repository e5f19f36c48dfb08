import type { Clock, Logger, Random } from '@orrery/kit'
import { cleanUpProxy } from '../components/proxy.js'
import { createRuntime } from '../components/runtimes.js'
import type { Running } from '../data/running.js'

/** Removes what a cluster made on this machine besides processes: containers, networks, packet rules. Idempotent. */
export async function cleanUp(
  running: Running,
  context: { clock: Clock; random: Random; logger: Logger },
): Promise<void> {
  const { logger } = context
  const { runtime, dockerHost } = running
  const told = (what: string) => (error: unknown) => logger.warn({ err: error }, `${what} not removed`)
  if (running.proxy) await cleanUpProxy().catch(told('packet rules'))
  if (runtime !== 'docker') return
  for (const nodeName of running.nodes) {
    const node = await createRuntime({ runtime, nodeName, dockerHost, pauseImage: '' }, context)
    await node.cleanup().catch(told(`containers and network of ${nodeName}`))
  }
}
