import type { corev1 } from '@orrery/api'

type Requirement = corev1.NodeSelectorRequirement

const integer = (text: string | undefined): number =>
  text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN

/** By operator; `value` is undefined where the node has no such label. */
const operators: Readonly<Record<string, (value: string | undefined, values: readonly string[]) => boolean>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => value === undefined || !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
  Gt: (value, values) => integer(value) > integer(values[0]),
  Lt: (value, values) => integer(value) < integer(values[0]),
}

function holds({ key, operator, values }: Requirement, fields: Readonly<Record<string, string>>): boolean {
  return operators[operator]?.(Object.hasOwn(fields, key) ? fields[key] : undefined, values ?? []) ?? false
}

/** One term must hold, and in it every requirement; a term without requirements holds for no node. */
export function matchesTerms(terms: readonly corev1.NodeSelectorTerm[], node: corev1.Node): boolean {
  const labels = node.metadata.labels ?? {}
  const fields = { 'metadata.name': node.metadata.name }
  return terms.some(({ matchExpressions = [], matchFields = [] }) => {
    if (matchExpressions.length + matchFields.length === 0) return false
    return matchExpressions.every((one) => holds(one, labels)) && matchFields.every((one) => holds(one, fields))
  })
}
