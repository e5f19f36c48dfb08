import type { Clock, Logger, Random } from '@orrery/kit'
import { dataDirectory } from '../data/data-directory.js'
import { layoutOf } from '../data/layout.js'
import { forgetRunning, isAlive, readRunning } from '../data/running.js'
import { cleanUp } from './clean-up.js'

export interface DownContext {
  clock: Clock
  random: Random
  logger: Logger
}

/** How long a cluster may take to stop its pods before it is ended. */
const patienceMs = 60_000

/** Takes a cluster down, also one whose processes were killed. Tells whether there was one. */
export async function down(dataDir: string, context: DownContext): Promise<boolean> {
  const layout = layoutOf(dataDirectory(dataDir))
  const running = readRunning(layout.running)
  if (running === undefined) return false
  const { clock } = context
  const { supervisor } = running
  const end = clock.monotonic() + patienceMs
  if (isAlive(supervisor)) process.kill(supervisor.pid, 'SIGTERM')
  while (isAlive(supervisor) && clock.monotonic() < end) await clock.sleep(20)
  if (isAlive(supervisor)) process.kill(supervisor.pid, 'SIGKILL')
  await cleanUp(running, context)
  forgetRunning(layout.running)
  return true
}
