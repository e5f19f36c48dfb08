import type { corev1 } from '@orrery/api'
import { unresolvable, type FilterPlugin } from '../../framework/plugin.js'
import { tolerates } from './tolerates.js'

const unreachable = { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule' }
const notReady = { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }
const forbidding = new Set(['NoSchedule', 'NoExecute'])

/**
 * The taint that a node's readiness stands for. The node lifecycle controller sets it a moment later; until then
 * the condition speaks for itself, so that a node that is not ready is never a candidate.
 */
function readinessTaint(node: corev1.Node): corev1.Taint | undefined {
  const status = node.status.conditions?.find((condition) => condition.type === 'Ready')?.status
  if (status === 'True') return undefined
  return status === 'Unknown' ? unreachable : notReady
}

/** Nodes with taints that the pod does not tolerate are out. */
export const taintToleration: FilterPlugin = {
  name: 'TaintToleration',
  wokenBy: ['node-added', 'node-changed', 'pod-changed'],
  filter: ({ pod }, { node }) => {
    if (!node) return undefined
    const readiness = readinessTaint(node)
    const taints = readiness ? [...(node.spec.taints ?? []), readiness] : node.spec.taints
    if (!taints) return undefined
    const tolerations = pod.spec.tolerations ?? []
    const taint = taints.find(
      (one) => forbidding.has(one.effect) && !tolerations.some((toleration) => tolerates(toleration, one)),
    )
    return taint ? unresolvable(`node(s) had untolerated taint {${taint.key}: ${taint.value ?? ''}}`) : undefined
  },
}
