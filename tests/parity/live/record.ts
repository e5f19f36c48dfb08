import type { Group } from '../exchange.js'
import { replayGroups } from '../replay.js'

/** The groups with a server's replies as the recorded ones. */
export async function record(port: number, groups: readonly Group[]): Promise<Group[]> {
  const replayed = await replayGroups(port, groups)
  const steps = replayed.map(({ step, got }) => ({ ...step, reply: got }))
  return groups.map(({ name }) => ({ name, steps: steps.filter((step) => step.group === name) }))
}
