import type { corev1 } from '@orrery/api'
import { isSidecar } from './container-view.js'

export interface ConditionInput {
  pod: corev1.Pod
  phase: string
  init: readonly corev1.ContainerStatus[]
  regular: readonly corev1.ContainerStatus[]
  /** The pod has a sandbox with a network. */
  sandboxReady: boolean
  /** metav1.Time. */
  now: string
}

interface Verdict {
  status: 'True' | 'False'
  reason?: string
  message?: string
}

const yes: Verdict = { status: 'True' }

/** The types of condition the kubelet owns, in the order it writes them. */
export const ownConditions = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
] as const

/** The kubelet's conditions, then those of others unchanged. A transition time changes only with the status. */
export function conditionsOf(input: ConditionInput): corev1.PodCondition[] {
  const before = input.pod.status.conditions ?? []
  const containersReady = containersReadyVerdict(input)
  const verdicts: Record<(typeof ownConditions)[number], Verdict> = {
    PodReadyToStartContainers: { status: input.sandboxReady ? 'True' : 'False' },
    Initialized: initializedVerdict(input),
    Ready: containersReady.status === 'True' ? gatesVerdict(input.pod) : containersReady,
    ContainersReady: containersReady,
    PodScheduled: yes,
  }
  const own = ownConditions.map((type) => condition(type, verdicts[type], input))
  const owned: ReadonlySet<string> = new Set(ownConditions)
  return [...own, ...before.filter((one) => !owned.has(one.type))]
}

function condition(type: string, verdict: Verdict, { pod, now }: ConditionInput): corev1.PodCondition {
  const before = pod.status.conditions?.find((one) => one.type === type)
  const since = before?.status === verdict.status ? before.lastTransitionTime : now
  const { generation } = pod.metadata
  return {
    type,
    ...(generation === undefined ? {} : { observedGeneration: generation }),
    status: verdict.status,
    lastProbeTime: null,
    lastTransitionTime: since ?? now,
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    ...(verdict.message === undefined ? {} : { message: verdict.message }),
  }
}

function containersReadyVerdict({ pod, phase, init, regular }: ConditionInput): Verdict {
  if (phase === 'Succeeded') return { status: 'False', reason: 'PodCompleted' }
  if (phase === 'Failed') return { status: 'False', reason: 'PodFailed' }
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar)
  return listing(
    'ContainersNotReady',
    'unready',
    [...sidecars, ...pod.spec.containers],
    [...init, ...regular],
    (status) => status.ready,
  )
}

function initializedVerdict({ pod, phase, init, regular }: ConditionInput): Verdict {
  const specs = pod.spec.initContainers ?? []
  if (phase === 'Succeeded') return { status: 'True', reason: 'PodCompleted' }
  if (regular.some((status) => status.started || status.state.terminated || status.lastState.terminated)) return yes
  const done = (status: corev1.ContainerStatus): boolean => {
    const spec = specs.find((one) => one.name === status.name)
    return spec !== undefined && isSidecar(spec) ? status.started === true : status.ready
  }
  return listing('ContainersNotInitialized', 'incomplete', specs, init, done)
}

/** False with the names of the containers that fail `passes`, in Go's form of a list. */
function listing(
  reason: string,
  word: string,
  specs: readonly corev1.Container[],
  statuses: readonly corev1.ContainerStatus[],
  passes: (status: corev1.ContainerStatus) => boolean,
): Verdict {
  const unknown: string[] = []
  const failing: string[] = []
  for (const { name } of specs) {
    const status = statuses.find((one) => one.name === name)
    if (!status) unknown.push(name)
    else if (!passes(status)) failing.push(name)
  }
  const parts: string[] = []
  if (unknown.length > 0) parts.push(`containers with unknown status: [${unknown.join(' ')}]`)
  if (failing.length > 0) parts.push(`containers with ${word} status: [${failing.join(' ')}]`)
  return parts.length > 0 ? { status: 'False', reason, message: parts.join(', ') } : yes
}

function gatesVerdict(pod: corev1.Pod): Verdict {
  const messages: string[] = []
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const found = pod.status.conditions?.find((one) => one.type === conditionType)
    if (!found) messages.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`)
    else if (found.status !== 'True') {
      messages.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`)
    }
  }
  return messages.length > 0
    ? { status: 'False', reason: 'ReadinessGatesNotReady', message: messages.join(', ') }
    : yes
}
