import { sortedKeys, type metav1 } from '@orrery/api'

function requirement({ key, operator, values }: metav1.LabelSelectorRequirement): string {
  return `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${(values ?? []).join(' ')}],},`
}

/** A label selector as Go prints the struct, which upstream shows where it prints an object and not what it selects. */
export function goLabelSelector({ matchLabels = {}, matchExpressions = [] }: metav1.LabelSelector): string {
  const labels = sortedKeys(matchLabels).map((key) => `${key}: ${matchLabels[key]},`)
  const expressions = matchExpressions.map(requirement)
  const parts = [`MatchLabels:map[string]string{${labels.join('')}}`, `MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}}`]
  return `&LabelSelector{${parts.join(',')},}`
}
