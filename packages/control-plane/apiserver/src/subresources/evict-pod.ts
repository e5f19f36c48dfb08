import { invalid, isConflict, plainError, resources, timeout, type corev1, type policyv1 } from '@orrery/api'
import type { Clock } from '@orrery/kit'
import { listShared } from '../admission/shared-objects.js'
import type { User } from '../request/exchange.js'
import type { Services } from '../services.js'
import { checkPreconditions, deleteObject } from '../writes/delete-object.js'
import { validateDeletionOptions, type DeletionOptions } from '../writes/deletion-options.js'
import { edited, updateObject, type ObjectPlace } from '../writes/update-object.js'
import { internalWrite } from '../writes/write-context.js'
import { budgetsOf, goesUncounted, stillProcessed, takeDisruption } from './disruption-budget.js'
import { withCondition } from './pod-condition.js'
import { storedObject } from './stored-object.js'

const { pods } = resources.corev1
const { poddisruptionbudgets } = resources.policyv1

/** How often somebody else may be first. */
const tries = 20

/** One pod that is to go, and how. */
export interface PodEviction {
  place: ObjectPlace
  options: DeletionOptions
  user: User
  dryRun: boolean
}

/** In place: the pod tells what ended it. */
function markEvicted(pod: corev1.Pod, clock: Clock): corev1.Pod {
  const why = { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' }
  pod.status.conditions = withCondition(pod.status.conditions, { type: 'DisruptionTarget', status: 'True', ...why }, clock)
  return pod
}

function atRevision(options: DeletionOptions, resourceVersion: string): DeletionOptions {
  return { ...options, preconditions: { ...options.preconditions, resourceVersion } }
}

/** As upstream, which looks at the options of the deletion when the pod is marked already. Throws 422. */
function checkOptions(options: DeletionOptions): void {
  const errors = validateDeletionOptions(options)
  if (errors.length > 0) throw invalid({ group: 'meta.k8s.io', kind: 'DeleteOptions' }, '', errors)
}

/** Marks the pod and deletes it; the mark gives it a new resourceVersion, which the precondition follows. */
async function markAndDelete(services: Services, eviction: PodEviction, options: DeletionOptions): Promise<void> {
  const { place, user, dryRun } = eviction
  if (dryRun) {
    checkOptions(options)
    return void (await deleteObject(services, place, options, { user, dryRun, subresource: '' }))
  }
  const change = edited((pod) => {
    checkPreconditions(place, options, pod)
    return markEvicted(pod as corev1.Pod, services.clock)
  })
  const { revision } = await updateObject(services, place, change, { user, dryRun, subresource: 'status' })
  checkOptions(options)
  const marked = options.preconditions?.resourceVersion === undefined ? options : atRevision(options, `${revision}`)
  await deleteObject(services, place, marked, { user, dryRun, subresource: '' })
}

function disrupts({ metadata, status }: corev1.Pod): boolean {
  const gone = metadata.deletionTimestamp !== undefined || status.phase === 'Succeeded' || status.phase === 'Failed'
  return !gone && status.phase !== 'Pending'
}

/** What a pending pod is decided on must still hold when it goes; the others are disrupted already. */
function asDecided(pod: corev1.Pod, options: DeletionOptions): DeletionOptions {
  const pending = pod.status.phase === 'Pending' && pod.metadata.deletionTimestamp === undefined
  const bound = options.preconditions?.resourceVersion !== undefined || !pending
  return bound ? options : atRevision(options, pod.metadata.resourceVersion)
}

/** Deletes a pod whose going disrupts nothing; else it is returned, for its budget to be asked. */
async function deleteUndisrupting(services: Services, eviction: PodEviction): Promise<corev1.Pod | undefined> {
  const { place, options } = eviction
  for (let left = tries; ; left--) {
    const pod = storedObject(services, pods, place.namespace, place.name)
    if (disrupts(pod)) return pod
    try {
      await markAndDelete(services, eviction, asDecided(pod, options))
      return undefined
    } catch (error) {
      if (!isConflict(error) || options.preconditions?.resourceVersion !== undefined || left === 1) throw error
    }
  }
}

/** Takes one disruption from the budget as it stands, in one commit. Throws 429, 403, and 504 where others are always first. */
async function take(services: Services, pod: corev1.Pod, { metadata }: policyv1.PodDisruptionBudget, dryRun: boolean): Promise<void> {
  const { name, namespace = '' } = metadata
  const place = { served: services.registry.of(poddisruptionbudgets), namespace, name }
  let left = tries
  const change = edited((budget) => {
    if (left-- === 0) throw timeout(`couldn't update PodDisruptionBudget ${JSON.stringify(name)} due to conflicts`, 10)
    return takeDisruption(budget as policyv1.PodDisruptionBudget, pod.metadata.name, services.clock)
  })
  await updateObject(services, place, change, { ...internalWrite, dryRun, subresource: 'status', manager: 'kube-apiserver' })
}

/** The budget under which the pod goes uncounted; undefined where it was asked, or there is none. */
async function askBudget(services: Services, pod: corev1.Pod, dryRun: boolean): Promise<policyv1.PodDisruptionBudget | undefined> {
  const all = listShared(services, poddisruptionbudgets, pod.metadata.namespace ?? '')
  const [budget, another] = budgetsOf(pod, all)
  if (another) {
    throw plainError('This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.')
  }
  if (!budget) return undefined
  if (goesUncounted(pod, budget)) return budget
  await take(services, pod, budget, dryRun)
  return undefined
}

/** Deletes a pod if its disruption budget allows it. Throws 404, 409, 429, and 500 for a pod of two budgets. */
export async function evictPod(services: Services, eviction: PodEviction): Promise<void> {
  const { options, dryRun } = eviction
  const pod = await deleteUndisrupting(services, eviction)
  if (!pod) return
  const uncounted = await askBudget(services, pod, dryRun)
  if (!uncounted) return markAndDelete(services, eviction, options)
  try {
    await markAndDelete(services, eviction, atRevision(options, pod.metadata.resourceVersion))
  } catch (error) {
    const told = isConflict(error) && options.preconditions?.resourceVersion === undefined
    throw told ? stillProcessed(uncounted.metadata.name) : error
  }
}
