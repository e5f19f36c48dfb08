import type { corev1 } from '@orrery/api'
import { evaluatePod, reasonText } from './evaluate.js'
import { levelVersionText, type LevelVersion } from './policy.js'

/** So many pods are looked at. */
const maxPods = 3000

/** Warnings about pods that a namespace's new level would not let in; pods of one fault share a line. In upstream's words. */
export function warnOfPods(namespace: string, enforce: LevelVersion, pods: readonly corev1.Pod[]): string[] {
  const faults = new Map<string, string[]>()
  for (const pod of pods.slice(0, maxPods)) {
    const violations = evaluatePod(enforce, pod)
    if (violations.length === 0) continue
    const text = reasonText(violations)
    faults.set(text, [...(faults.get(text) ?? []), pod.metadata.name])
  }
  const lines = [...faults].map(([text, names]) => {
    const others = names.length - 1
    const more = others === 0 ? '' : others === 1 ? ' (and 1 other pod)' : ` (and ${others} other pods)`
    return `${names.toSorted()[0]}${more}: ${text}`
  })
  const partial = `new PodSecurity enforce level only checked against the first ${maxPods} of ${pods.length} existing pods`
  const level = levelVersionText(enforce)
  const head = `existing pods in namespace ${JSON.stringify(namespace)} violate the new PodSecurity enforce level "${level}"`
  return [...(pods.length > maxPods ? [partial] : []), ...(lines.length > 0 ? [head, ...lines.toSorted()] : [])]
}
