import type { ApiObject, OwnerReference } from '@orrery/api'
import { foregroundFinalizer, orphanFinalizer, type GraphNode } from './owner-graph.js'

/** What the server said of an owner. */
export type OwnerState = 'solid' | 'dangling' | 'waiting'

export function ownerState(owner: ApiObject | undefined, uid: string): OwnerState {
  if (owner?.metadata.uid !== uid) return 'dangling'
  const { deletionTimestamp, finalizers } = owner.metadata
  return deletionTimestamp !== undefined && finalizers?.includes(foregroundFinalizer) ? 'waiting' : 'solid'
}

export type DeletePolicy = 'Orphan' | 'Foreground' | 'Background'

/** What to do with an object, given what became of its owners. */
export type Verdict =
  | { action: 'keep' }
  /** Some owner stands: only these references are left on the object. */
  | { action: 'disown'; owners: OwnerReference[] }
  /** `unblock`: first let the references block nobody, since the dependents wait in a circle. */
  | { action: 'delete'; policy: DeletePolicy; unblock: boolean }

export function judge(
  latest: ApiObject,
  states: readonly { reference: OwnerReference; state: OwnerState }[],
  dependents: readonly GraphNode[],
): Verdict {
  if (states.length === 0) return { action: 'keep' }
  const solid = states.filter(({ state }) => state === 'solid').map(({ reference }) => reference)
  if (solid.length === states.length) return { action: 'keep' }
  if (solid.length > 0) return { action: 'disown', owners: solid }
  if (states.some(({ state }) => state === 'waiting') && dependents.length > 0) {
    return { action: 'delete', policy: 'Foreground', unblock: dependents.some((node) => node.deletingDependents) }
  }
  const { finalizers = [] } = latest.metadata
  if (finalizers.includes(orphanFinalizer)) return { action: 'delete', policy: 'Orphan', unblock: false }
  const policy = finalizers.includes(foregroundFinalizer) ? 'Foreground' : 'Background'
  return { action: 'delete', policy, unblock: false }
}
