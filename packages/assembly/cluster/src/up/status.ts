import { dataDirectory } from '../data/data-directory.js'
import { layoutOf } from '../data/layout.js'
import { isAlive, readRunning, type Running } from '../data/running.js'

/** The cluster of a data directory, where one runs. */
export function runningCluster(dataDir: string): Running | undefined {
  const running = readRunning(layoutOf(dataDirectory(dataDir)).running)
  return running !== undefined && isAlive(running.supervisor) ? running : undefined
}
