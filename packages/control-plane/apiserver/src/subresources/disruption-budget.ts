import { failure, forbidden, labelSelectorOf, SelectorError, type ApiError, type corev1, type policyv1 } from '@orrery/api'
import { timestamp, type Clock } from '@orrery/kit'

type Budget = policyv1.PodDisruptionBudget

const refused = "Cannot evict pod as it would violate the pod's disruption budget."

/** Evictions the disruption controller has not seen yet. */
const mostDisrupted = 2000

/** 429 with the cause clients look for; without seconds the client decides when to ask again. */
function violated(why: string, retryAfterSeconds?: number): ApiError {
  const details = { causes: [{ reason: 'DisruptionBudget', message: why }], ...(retryAfterSeconds && { retryAfterSeconds }) }
  return failure({ code: 429, reason: 'TooManyRequests', message: refused, details })
}

/** The controller has yet to see what the budget asks, or the pod is not any more what was decided on. */
export function stillProcessed(name: string): ApiError {
  return violated(`The disruption budget ${name} is still being processed by the server.`, 10)
}

function selects({ spec }: Budget, pod: corev1.Pod): boolean {
  try {
    return labelSelectorOf(spec.selector).matches(pod.metadata.labels)
  } catch (error) {
    if (error instanceof SelectorError) return false
    throw error
  }
}

/** The budgets of a pod's namespace that cover it. */
export function budgetsOf(pod: corev1.Pod, budgets: readonly Budget[]): readonly Budget[] {
  return budgets.filter((budget) => selects(budget, pod))
}

function isReady({ status }: corev1.Pod): boolean {
  return status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') ?? false
}

/** Whether a pod does not count as healthy, so that its going takes nothing from the budget. */
export function goesUncounted(pod: corev1.Pod, { spec, status }: Budget): boolean {
  if (isReady(pod)) return false
  const { currentHealthy, desiredHealthy } = status
  return spec.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (desiredHealthy > 0 && currentHealthy >= desiredHealthy)
}

function check({ metadata: { name, generation = 0 }, status }: Budget): void {
  const refuse = (why: string): ApiError => forbidden({ group: 'policy', plural: 'poddisruptionbudget' }, name, why)
  const { disruptionsAllowed, desiredHealthy, currentHealthy, disruptedPods = {} } = status
  if ((status.observedGeneration ?? 0) < generation) throw stillProcessed(name)
  if (disruptionsAllowed < 0) throw refuse('pdb disruptions allowed is negative')
  if (Object.keys(disruptedPods).length > mostDisrupted) {
    throw refuse('DisruptedPods map too big - too many evictions not confirmed by PDB controller')
  }
  if (disruptionsAllowed > 0) return
  throw violated(`The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`)
}

/** In place: no further disruption is allowed, since when. */
function exhaust(status: policyv1.PodDisruptionBudgetStatus, now: string): void {
  const conditions = status.conditions ?? []
  const known = conditions.find(({ type }) => type === 'DisruptionAllowed')
  const said = { type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '' }
  const lastTransitionTime = known?.status === 'False' ? known.lastTransitionTime : now
  const { observedGeneration } = status
  const condition = { ...said, lastTransitionTime, ...(observedGeneration && { observedGeneration }) }
  status.conditions = known ? conditions.map((one) => (one === known ? condition : one)) : [...conditions, condition]
}

/** In place: one disruption less is allowed, and the controller is told of the pod. Throws 429 and 403 where none is. */
export function takeDisruption(budget: Budget, podName: string, clock: Clock): Budget {
  check(budget)
  const { status } = budget
  const now = timestamp(clock)
  status.disruptionsAllowed--
  if (status.disruptionsAllowed === 0) exhaust(status, now)
  status.disruptedPods = { ...status.disruptedPods, [podName]: now }
  return budget
}
