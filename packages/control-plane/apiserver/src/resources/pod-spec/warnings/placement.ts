import type { corev1, FieldPath } from '@orrery/api'
import { deprecatedNodeLabel } from './deprecated-node-labels.js'
import { warnOfNodeTerm } from './node-terms.js'

const nobody = 'a null labelSelector results in matching no pod'
const hard = 'requiredDuringSchedulingIgnoredDuringExecution'
const soft = 'preferredDuringSchedulingIgnoredDuringExecution'

function warnOfNodes(path: FieldPath, affinity: corev1.NodeAffinity | undefined): readonly string[] {
  const terms = affinity?.[hard]?.nodeSelectorTerms ?? []
  return [
    ...terms.flatMap((term, index) => warnOfNodeTerm(path.child(hard, 'nodeSelectorTerms').index(index), term, false)),
    ...(affinity?.[soft] ?? []).flatMap(({ preference }, index) =>
      warnOfNodeTerm(path.child(soft).index(index).child('preference'), preference, true),
    ),
  ]
}

/** Which nodes: labels that are on their way out, and spreads over no pods. `path`: of the spec. */
export function warnOfNodeChoice(path: FieldPath, spec: corev1.PodSpec): readonly string[] {
  const labels = Object.keys(spec.nodeSelector ?? {}).flatMap((key) => {
    const why = deprecatedNodeLabel(key)
    return why === undefined ? [] : [`${path.child('nodeSelector').key(key).toString()}: ${why}`]
  })
  const spreads = (spec.topologySpreadConstraints ?? []).flatMap(({ topologyKey, labelSelector }, index) => {
    const at = path.child('topologySpreadConstraints').index(index)
    const why = deprecatedNodeLabel(topologyKey)
    return [
      ...(why === undefined ? [] : [`${at.child('topologyKey').toString()}: ${topologyKey} is ${why}`]),
      ...(labelSelector ? [] : [`${at.child('labelSelector').toString()}: ${nobody}`]),
    ]
  })
  return [...labels, ...warnOfNodes(path.child('affinity', 'nodeAffinity'), spec.affinity?.nodeAffinity), ...spreads]
}

/** Affinity to no pod at all. `path`: of the spec. */
export function warnOfPodAffinity(path: FieldPath, { affinity }: corev1.PodSpec): readonly string[] {
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) => {
    const at = path.child('affinity', kind)
    const warn = (to: FieldPath, term: corev1.PodAffinityTerm): readonly string[] =>
      term.labelSelector ? [] : [`${to.child('labelSelector').toString()}: ${nobody}`]
    return [
      ...(affinity?.[kind]?.[hard] ?? []).flatMap((term, index) => warn(at.child(hard).index(index), term)),
      ...(affinity?.[kind]?.[soft] ?? []).flatMap(({ podAffinityTerm }, index) =>
        warn(at.child(soft).index(index).child('podAffinityTerm'), podAffinityTerm),
      ),
    ]
  })
}
