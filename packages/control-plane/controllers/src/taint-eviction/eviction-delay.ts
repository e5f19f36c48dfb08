import type { corev1 } from '@orrery/api'
import { notReadyTaint, tolerates, unreachableTaint } from '../nodes/taints.js'

export function noExecuteTaints(node: corev1.Node): corev1.Taint[] {
  return node.spec.taints?.filter((taint) => taint.effect === 'NoExecute') ?? []
}

/**
 * The pod's tolerations, and upstream's default ones for nodes that are not ready or unreachable where it has none
 * for them (upstream's admission plugin DefaultTolerationSeconds writes them into the pod).
 */
function tolerationsOf(pod: corev1.Pod, defaultSeconds: number): corev1.Toleration[] {
  const own = pod.spec.tolerations ?? []
  const missing = [notReadyTaint, unreachableTaint].filter(
    (key) => !own.some((toleration) => tolerates(toleration, { key, effect: 'NoExecute' })),
  )
  const added = missing.map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: defaultSeconds }))
  return [...own, ...added]
}

/** Seconds for which the pod may stay on a node with these NoExecute taints; Infinity: as long as it likes. */
export function evictionDelay(pod: corev1.Pod, taints: readonly corev1.Taint[], defaultSeconds: number): number {
  if (taints.length === 0) return Infinity
  const tolerations = tolerationsOf(pod, defaultSeconds)
  const used = taints.map((taint) => tolerations.filter((toleration) => tolerates(toleration, taint)))
  if (used.some((list) => list.length === 0)) return 0
  // One toleration is used for each taint: the first that matches, as upstream.
  const seconds = used.map(([first]) => first?.tolerationSeconds ?? Infinity)
  return Math.max(0, Math.min(...seconds))
}
