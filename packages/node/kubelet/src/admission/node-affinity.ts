import type { corev1 } from '@orrery/api'

/** Whether the node matches what the pod requires of nodes: one of the terms, and all of that term. */
export function matchesAffinity(affinity: corev1.NodeAffinity | undefined, node: corev1.Node): boolean {
  const required = affinity?.requiredDuringSchedulingIgnoredDuringExecution
  if (!required) return true
  return required.nodeSelectorTerms.some((term) => matchesTerm(term, node))
}

/** A term that asks for nothing matches nothing. */
function matchesTerm(term: corev1.NodeSelectorTerm, node: corev1.Node): boolean {
  const { matchExpressions = [], matchFields = [] } = term
  if (matchExpressions.length + matchFields.length === 0) return false
  const labels = node.metadata.labels ?? {}
  return (
    matchExpressions.every((one) => matches(one, labels[one.key])) &&
    matchFields.every((one) => matches(one, one.key === 'metadata.name' ? node.metadata.name : undefined))
  )
}

const operators: Readonly<Record<string, (values: readonly string[], actual: string | undefined) => boolean>> = {
  In: (values, actual) => actual !== undefined && values.includes(actual),
  NotIn: (values, actual) => actual === undefined || !values.includes(actual),
  Exists: (_values, actual) => actual !== undefined,
  DoesNotExist: (_values, actual) => actual === undefined,
  Gt: (values, actual) => actual !== undefined && Number(actual) > Number(values[0]),
  Lt: (values, actual) => actual !== undefined && Number(actual) < Number(values[0]),
}

function matches(requirement: corev1.NodeSelectorRequirement, actual: string | undefined): boolean {
  return operators[requirement.operator]?.(requirement.values ?? [], actual) ?? false
}
