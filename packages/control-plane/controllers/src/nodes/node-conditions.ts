import type { corev1 } from '@orrery/api'

export function nodeCondition(node: corev1.Node, type: string): corev1.NodeCondition | undefined {
  return node.status.conditions?.find((condition) => condition.type === type)
}

/** True, False or Unknown as the Ready condition says; undefined where nobody has said yet. */
export function readyStatus(node: corev1.Node): string | undefined {
  return nodeCondition(node, 'Ready')?.status
}
