import type { corev1 } from '@orrery/api'

/** Why a pod is garbage, and the condition it gets when it did not end by itself. */
export interface GarbagePod {
  pod: corev1.Pod
  condition: { type: string; reason: string; message: string } | undefined
}

const orphaned = { type: 'DisruptionTarget', reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' }

/** Upstream counts a pod without a known phase as ended. */
function isTerminated(pod: corev1.Pod): boolean {
  return !['Pending', 'Running', 'Unknown'].includes(pod.status.phase ?? '')
}

const isEvicted = (pod: corev1.Pod): boolean => pod.status.phase === 'Failed' && pod.status.reason === 'Evicted'

/** Evicted ones first, then the oldest, then by name. */
function olderFirst(a: corev1.Pod, b: corev1.Pod): number {
  if (isEvicted(a) !== isEvicted(b)) return isEvicted(a) ? -1 : 1
  const [x, y] = [a, b].map((pod) => `${pod.metadata.creationTimestamp} ${pod.metadata.name}`)
  return (x ?? '') < (y ?? '') ? -1 : 1
}

/** Finished pods beyond the threshold; 0 keeps all. */
export function surplusPods(pods: readonly corev1.Pod[], threshold: number): GarbagePod[] {
  if (threshold <= 0) return []
  const finished = pods.filter(isTerminated)
  if (finished.length <= threshold) return []
  const surplus = finished.toSorted(olderFirst).slice(0, finished.length - threshold)
  return surplus.map((pod) => ({ pod, condition: undefined }))
}

/** Pods bound to nodes that are gone. */
export function orphanedPods(pods: readonly corev1.Pod[], goneNodes: ReadonlySet<string>): GarbagePod[] {
  return pods.filter((pod) => goneNodes.has(pod.spec.nodeName ?? '')).map((pod) => ({ pod, condition: orphaned }))
}

/** Pods deleted before they came to a node: no kubelet will ever end them. */
export function unscheduledTerminatingPods(pods: readonly corev1.Pod[]): GarbagePod[] {
  return pods
    .filter((pod) => pod.metadata.deletionTimestamp !== undefined && !pod.spec.nodeName)
    .map((pod) => ({ pod, condition: undefined }))
}

/** Pods that are to end on a node declared out of service. */
export function outOfServicePods(pods: readonly corev1.Pod[], nodes: ReadonlyMap<string, corev1.Node>): GarbagePod[] {
  const outOfService = (node: corev1.Node | undefined): boolean =>
    node !== undefined &&
    !node.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') &&
    (node.spec.taints?.some((taint) => taint.key === 'node.kubernetes.io/out-of-service') ?? false)
  return pods
    .filter((pod) => pod.metadata.deletionTimestamp !== undefined && outOfService(nodes.get(pod.spec.nodeName ?? '')))
    .map((pod) => ({ pod, condition: undefined }))
}
