import type { corev1 } from '@orrery/api'

export function podCondition(pod: corev1.Pod, type: string): corev1.PodCondition | undefined {
  return pod.status.conditions?.find((condition) => condition.type === type)
}

export function isPodReady(pod: corev1.Pod): boolean {
  return podCondition(pod, 'Ready')?.status === 'True'
}

/** Milliseconds since the epoch at which the pod became Ready; undefined while it is not, or says no time. */
export function readySince(pod: corev1.Pod): number | undefined {
  const condition = podCondition(pod, 'Ready')
  if (condition?.status !== 'True' || !condition.lastTransitionTime) return undefined
  return Date.parse(condition.lastTransitionTime)
}

/** Ready for at least `minReadySeconds`. */
export function isPodAvailable(pod: corev1.Pod, minReadySeconds: number, now: number): boolean {
  if (!isPodReady(pod)) return false
  if (minReadySeconds === 0) return true
  const since = readySince(pod)
  return since !== undefined && since + minReadySeconds * 1000 <= now
}

/** Which state of the pod a condition is about, as upstream writes it since pods have a generation. */
export function observedGeneration({ metadata }: corev1.Pod): Pick<corev1.PodCondition, 'observedGeneration'> {
  return metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }
}

/** The pod's status with the condition replaced; its transition time is kept where the status stays the same. */
export function withPodCondition(status: corev1.PodStatus, condition: corev1.PodCondition): corev1.PodStatus {
  const old = status.conditions?.find((item) => item.type === condition.type)
  if (!old) return { ...status, conditions: [...(status.conditions ?? []), condition] }
  const merged =
    old.status === condition.status && old.lastTransitionTime
      ? { ...condition, lastTransitionTime: old.lastTransitionTime }
      : condition
  return { ...status, conditions: (status.conditions ?? []).map((item) => (item === old ? merged : item)) }
}
