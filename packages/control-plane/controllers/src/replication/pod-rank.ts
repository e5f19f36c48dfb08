import type { corev1 } from '@orrery/api'
import { isPodReady, readySince } from '../pods/conditions.js'

/** A pod and how many of its kind run on its node. */
export interface RankedPod {
  pod: corev1.Pod
  rank: number
}

type Comparison = (a: RankedPod, b: RankedPod, now: number) => number

const phases: Record<string, number> = { Pending: 0, Unknown: 1, Running: 2 }
const phase = (pod: corev1.Pod): number => phases[pod.status.phase ?? ''] ?? 0

/** Annotation controller.kubernetes.io/pod-deletion-cost; what does not parse counts as 0, as upstream's. */
function deletionCost(pod: corev1.Pod): number {
  const text = pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? ''
  const cost = /^(0|-?[1-9]\d*)$/.test(text) ? Number(text) : 0
  return Math.abs(cost) <= 0x7fffffff ? cost : 0
}

/** Whole powers of two of an age in nanoseconds; -1 for no age. Upstream's LogarithmicScaleDown buckets. */
function ageBucket(time: number, now: number): number {
  const age = (now - time) * 1e6
  return age > 0 ? Math.trunc(Math.log2(age)) : -1
}

/** The younger first, where they are not of the same age bucket; then by uid. */
function younger(a: number | undefined, b: number | undefined, x: RankedPod, y: RankedPod, now: number): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  const difference = ageBucket(a, now) - ageBucket(b, now)
  if (difference !== 0) return difference
  return x.pod.metadata.uid < y.pod.metadata.uid ? -1 : 1
}

/** Of the regular containers, or of the restartable init containers. */
function maxRestarts(pod: corev1.Pod, sidecars: boolean): number {
  const names = new Set(
    pod.spec.initContainers?.filter((item) => item.restartPolicy === 'Always').map((item) => item.name),
  )
  const statuses = sidecars
    ? pod.status.initContainerStatuses?.filter((status) => names.has(status.name))
    : pod.status.containerStatuses
  return Math.max(0, ...(statuses ?? []).map((status) => status.restartCount))
}

function byRestarts(a: RankedPod, b: RankedPod): number {
  const regular = maxRestarts(b.pod, false) - maxRestarts(a.pod, false)
  return regular !== 0 ? regular : maxRestarts(b.pod, true) - maxRestarts(a.pod, true)
}

/** In order of weight: the first that tells two pods apart decides. */
const comparisons: readonly Comparison[] = [
  (a, b) => Number(Boolean(a.pod.spec.nodeName)) - Number(Boolean(b.pod.spec.nodeName)),
  (a, b) => phase(a.pod) - phase(b.pod),
  (a, b) => Number(isPodReady(a.pod)) - Number(isPodReady(b.pod)),
  (a, b) => deletionCost(a.pod) - deletionCost(b.pod),
  (a, b) => b.rank - a.rank,
  (a, b, now) => (isPodReady(a.pod) ? younger(readySince(a.pod), readySince(b.pod), a, b, now) : 0),
  byRestarts,
  (a, b, now) =>
    younger(Date.parse(a.pod.metadata.creationTimestamp), Date.parse(b.pod.metadata.creationTimestamp), a, b, now),
]

/** Negative when `a` is to be deleted before `b`: upstream's ActivePodsWithRanks. */
export function compareForDeletion(a: RankedPod, b: RankedPod, now: number): number {
  for (const compare of comparisons) {
    const order = compare(a, b, now)
    if (order !== 0) return order
  }
  return 0
}

/** Ranks each pod by how many of `related` share its node. */
export function rankByNode(pods: readonly corev1.Pod[], related: readonly corev1.Pod[]): RankedPod[] {
  const onNode = new Map<string, number>()
  for (const pod of related) {
    const node = pod.spec.nodeName ?? ''
    onNode.set(node, (onNode.get(node) ?? 0) + 1)
  }
  return pods.map((pod) => ({ pod, rank: onNode.get(pod.spec.nodeName ?? '') ?? 0 }))
}
