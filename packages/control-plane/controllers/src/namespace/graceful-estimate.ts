import type { corev1 } from '@orrery/api'

/** Seconds assumed for finalizers to run. */
export const finalizerEstimateSeconds = 15

/** Seconds until pods that were given a grace period are gone; 0 where none is waited for. */
export function podEstimateSeconds(pods: readonly corev1.Pod[]): number {
  const graces = pods
    .filter((pod) => pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed')
    .map((pod) => pod.spec.terminationGracePeriodSeconds ?? 0)
  return Math.max(0, ...graces)
}

/** How long to wait before looking again: half the time expected, at least a second, as upstream. */
export function retryAfterMs(estimateSeconds: number): number {
  return (Math.floor(estimateSeconds / 2) + 1) * 1000
}
