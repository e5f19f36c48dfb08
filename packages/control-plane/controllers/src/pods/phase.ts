import type { corev1 } from '@orrery/api'

/** Succeeded or Failed: no container runs or will run again. */
export function isPodFinished(pod: corev1.Pod): boolean {
  return pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'
}

/** Neither finished nor being deleted: counts as a replica. */
export function isPodActive(pod: corev1.Pod): boolean {
  return !isPodFinished(pod) && pod.metadata.deletionTimestamp === undefined
}
