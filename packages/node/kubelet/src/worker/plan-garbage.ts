import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import { instancesOf } from '../status/container-view.js'
import type { Action } from './action.js'

/**
 * Removes what nobody will look at: of each container all dead instances but the newest (`kubectl logs --previous`
 * shows that one), instances that were made but never started, and ended sandboxes without anything kept in them.
 */
export function planGarbage(
  sandboxes: readonly Sandbox[],
  containers: readonly ContainerStatus[],
  current: Sandbox | undefined,
): Action[] {
  const dead = new Set<string>()
  for (const name of new Set(containers.map((one) => one.name))) {
    const ended = instancesOf(containers, name).filter((one) => one.state !== 'running')
    const kept = ended.find((one) => one.state === 'exited')
    for (const one of ended) if (one !== kept) dead.add(one.id)
  }
  const occupied = new Set(containers.filter((one) => !dead.has(one.id)).map((one) => one.sandboxId))
  const empty = sandboxes.filter((one) => one.id !== current?.id && !occupied.has(one.id))
  return [
    ...[...dead].map((id): Action => ({ type: 'remove-container', id })),
    ...empty.map(({ id }): Action => ({ type: 'remove-sandbox', id })),
  ]
}
