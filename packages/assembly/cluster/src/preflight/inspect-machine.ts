import { iptablesObstacle, runner } from '@orrery/proxy'
import type { Machine } from './choose-runtime.js'
import { askEngine } from './docker-engine.js'

/** Finds out, without changing anything, what a cluster can have here. */
export async function inspectMachine(dockerHost: string): Promise<Machine> {
  const engine = await askEngine(dockerHost)
  if ('obstacle' in engine) return { dockerObstacle: engine.obstacle }
  const proxyObstacle = process.getuid?.() === 0 ? await iptablesObstacle(runner()) : 'not root'
  return { dockerVersion: engine.version, ...(proxyObstacle === undefined ? {} : { proxyObstacle }) }
}
