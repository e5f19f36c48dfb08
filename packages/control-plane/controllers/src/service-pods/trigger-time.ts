import type { corev1 } from '@orrery/api'
import { podCondition } from '../pods/conditions.js'

/** What the endpoints of one service were last made from. Times in milliseconds. */
export interface TriggerState {
  service: number
  pods: ReadonlyMap<string, number>
}

/** When the pod last went ready or not ready; undefined if it never said. */
function podTime(pod: corev1.Pod): number | undefined {
  const time = podCondition(pod, 'Ready')?.lastTransitionTime
  return time ? Date.parse(time) : undefined
}

/**
 * The earliest change that the new endpoints follow from, for measuring how long it took to reach the proxies
 * (upstream's TriggerTimeTracker): undefined where nothing newer was seen than before.
 */
export function triggerTime(
  old: TriggerState | undefined,
  service: corev1.Service,
  pods: readonly corev1.Pod[],
): { at: number | undefined; state: TriggerState } {
  const created = Date.parse(service.metadata.creationTimestamp)
  const seen = new Map<string, number>()
  const fresh: number[] = []
  for (const pod of pods) {
    const time = podTime(pod)
    if (time === undefined) continue
    seen.set(pod.metadata.name, time)
    if (time > (old?.pods.get(pod.metadata.name) ?? -Infinity)) fresh.push(time)
  }
  if (created > (old?.service ?? -Infinity)) fresh.push(created)
  return { at: fresh.length > 0 ? Math.min(...fresh) : undefined, state: { service: created, pods: seen } }
}

export const triggerTimeAnnotation = 'endpoints.kubernetes.io/last-change-trigger-time'

/** The annotation's value: RFC 3339, without a fraction where there is none. */
export function formatTriggerTime(at: number): string {
  return new Date(at).toISOString().replace(/\.?0*Z$/, 'Z')
}
