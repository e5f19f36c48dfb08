import type { corev1 } from '@orrery/api'

/** What keeps a node from being ready, in words for users. */
export interface NodeHealth {
  problems: readonly string[]
}

interface Verdict {
  type: string
  status: 'True' | 'False'
  reason: string
  message: string
}

const calm: readonly Verdict[] = [
  {
    type: 'MemoryPressure',
    status: 'False',
    reason: 'KubeletHasSufficientMemory',
    message: 'kubelet has sufficient memory available',
  },
  { type: 'DiskPressure', status: 'False', reason: 'KubeletHasNoDiskPressure', message: 'kubelet has no disk pressure' },
  {
    type: 'PIDPressure',
    status: 'False',
    reason: 'KubeletHasSufficientPID',
    message: 'kubelet has sufficient PID available',
  },
]

/** The node's conditions, Ready last, others' unchanged before it. `now` is metav1.Time. */
export function nodeConditions(
  before: readonly corev1.NodeCondition[],
  { problems }: NodeHealth,
  now: string,
): corev1.NodeCondition[] {
  const ready: Verdict =
    problems.length > 0
      ? { type: 'Ready', status: 'False', reason: 'KubeletNotReady', message: problems.join(',') }
      : { type: 'Ready', status: 'True', reason: 'KubeletReady', message: 'kubelet is posting ready status' }
  const own = new Set([...calm, ready].map((one) => one.type))
  const others = before.filter((one) => !own.has(one.type))
  return [...others, ...[...calm, ready].map((one) => condition(before, one, now))]
}

function condition(before: readonly corev1.NodeCondition[], verdict: Verdict, now: string): corev1.NodeCondition {
  const old = before.find((one) => one.type === verdict.type)
  const since = old?.status === verdict.status ? old.lastTransitionTime : now
  const { type, status, reason, message } = verdict
  return { type, status, lastHeartbeatTime: now, lastTransitionTime: since ?? now, reason, message }
}

/** Upstream's event for a condition that changed, by type and new status. */
export function conditionEvent(type: string, status: string): string | undefined {
  const events: Readonly<Record<string, readonly [string, string]>> = {
    Ready: ['NodeReady', 'NodeNotReady'],
    MemoryPressure: ['NodeHasInsufficientMemory', 'NodeHasSufficientMemory'],
    DiskPressure: ['NodeHasDiskPressure', 'NodeHasNoDiskPressure'],
    PIDPressure: ['NodeHasInsufficientPID', 'NodeHasSufficientPID'],
  }
  return events[type]?.[status === 'True' ? 0 : 1]
}
