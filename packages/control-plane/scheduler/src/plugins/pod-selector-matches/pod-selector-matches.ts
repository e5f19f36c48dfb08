import type { corev1 } from '@orrery/api'
import { unresolvable, type FilterPlugin } from '../../framework/plugin.js'
import { matchesTerms } from './match-terms.js'

const rejection = unresolvable("node(s) didn't match Pod's node affinity/selector")

/** The pod's nodeSelector and its required node affinity, both of which must hold. */
export function selectsNode(spec: corev1.PodSpec, node: corev1.Node): boolean {
  if (spec.nodeSelector) {
    const labels = node.metadata.labels ?? {}
    const held = Object.entries(spec.nodeSelector)
    if (!held.every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)) return false
  }
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return !required || matchesTerms(required.nodeSelectorTerms ?? [], node)
}

export const podSelectorMatches: FilterPlugin = {
  name: 'PodSelectorMatches',
  wokenBy: ['node-added', 'node-changed', 'pod-changed'],
  filter: ({ pod }, { node }) => (!node || selectsNode(pod.spec, node) ? undefined : rejection),
}
