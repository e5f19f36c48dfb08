import { deepEqual, type corev1 } from '@orrery/api'

/** What of a node plugins look at; heartbeats change none of it. */
function face(node: corev1.Node): unknown[] {
  const ready = node.status.conditions?.find((condition) => condition.type === 'Ready')?.status
  return [node.spec.unschedulable, node.spec.taints, node.metadata.labels, node.status.allocatable, ready]
}

/** Whether the change may let a pod fit that did not. */
export function concernsScheduling(node: corev1.Node, old: corev1.Node): boolean {
  return !deepEqual(face(node), face(old))
}
