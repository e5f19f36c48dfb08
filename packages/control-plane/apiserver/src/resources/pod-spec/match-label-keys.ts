import type { corev1, metav1 } from '@orrery/api'

type Term = corev1.PodAffinityTerm

function requirements(keys: readonly string[] | undefined, labels: Record<string, string>, operator: string) {
  return (keys ?? []).flatMap((key): metav1.LabelSelectorRequirement[] => {
    const value = labels[key]
    return value === undefined ? [] : [{ key, operator, values: [value] }]
  })
}

function mergeTerm(term: Term, labels: Record<string, string>): void {
  if (!term.labelSelector) return
  const added = [
    ...requirements(term.matchLabelKeys, labels, 'In'),
    ...requirements(term.mismatchLabelKeys, labels, 'NotIn'),
  ]
  if (added.length === 0) return
  term.labelSelector.matchExpressions = [...(term.labelSelector.matchExpressions ?? []), ...added]
}

function termsOf(affinity: corev1.PodAffinity | corev1.PodAntiAffinity | undefined): readonly Term[] {
  const preferred = affinity?.preferredDuringSchedulingIgnoredDuringExecution ?? []
  return [
    ...(affinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []),
    ...preferred.map((one) => one.podAffinityTerm),
  ]
}

/** In place, when a pod is created: keys named by matchLabelKeys join the selectors with the pod's own values. */
export function mergeMatchLabelKeys({ metadata, spec }: corev1.Pod): void {
  const labels = metadata.labels ?? {}
  for (const term of termsOf(spec.affinity?.podAffinity)) mergeTerm(term, labels)
  for (const term of termsOf(spec.affinity?.podAntiAffinity)) mergeTerm(term, labels)
  for (const spread of spec.topologySpreadConstraints ?? []) {
    if (!spread.labelSelector) continue
    const added = requirements(spread.matchLabelKeys, labels, 'In')
    if (added.length === 0) continue
    spread.labelSelector.matchExpressions = [...(spread.labelSelector.matchExpressions ?? []), ...added]
  }
}
