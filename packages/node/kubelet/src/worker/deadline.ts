import type { corev1 } from '@orrery/api'
import type { Sentence } from '../status/pod-status.js'

/** Milliseconds until the pod has been active too long; undefined where it may be for ever. */
export function deadlineMs(pod: corev1.Pod, startedAt: number, now: number): number | undefined {
  const seconds = pod.spec.activeDeadlineSeconds
  if (seconds === undefined) return undefined
  const { startTime } = pod.status
  const begun = startTime === undefined ? startedAt : Date.parse(startTime)
  return begun + seconds * 1000 - now
}

export const deadlineExceeded: Sentence = {
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
}
