import { field, semanticEqual, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Spec = corev1.PodSpec
type Term = corev1.NodeSelectorTerm

const required = 'requiredDuringSchedulingIgnoredDuringExecution'

function isGated({ schedulingGates }: Spec): boolean {
  return (schedulingGates?.length ?? 0) > 0
}

function validateNodeSelector(path: FieldPath, next: Spec, old: Spec): Errors {
  const kept = Object.entries(old.nodeSelector ?? {}).every(([key, value]) => next.nodeSelector?.[key] === value)
  const detail = 'only additions to spec.nodeSelector are allowed (no mutations or deletions)'
  return kept ? none : [field.invalid(path, next.nodeSelector ?? null, detail)]
}

/** A list that goes on from where the older one ended. */
function goesOn(next: readonly object[] = [], old: readonly object[] = []): boolean {
  return next.length >= old.length && semanticEqual(next.slice(0, old.length), old)
}

function isEmpty({ matchExpressions = [], matchFields = [] }: Term): boolean {
  return matchExpressions.length + matchFields.length === 0
}

/** An empty term matches no node, and stays so. */
function narrows(next: Term, old: Term): boolean {
  if (isEmpty(old) && !isEmpty(next)) return false
  return goesOn(next.matchExpressions, old.matchExpressions) && goesOn(next.matchFields, old.matchFields)
}

function validateNodeAffinity(path: FieldPath, next: corev1.NodeAffinity | undefined, old: corev1.NodeAffinity | undefined): Errors {
  const at = path.child(required, 'nodeSelectorTerms')
  const before = old?.[required]?.nodeSelectorTerms ?? []
  const now = next?.[required]?.nodeSelectorTerms ?? []
  if (before.length > 0 && before.length !== now.length) {
    return [field.invalid(at, now.length > 0 ? now : null, 'no additions/deletions to non-empty NodeSelectorTerms list are allowed')]
  }
  return before.flatMap((term, index) => {
    const narrower = now[index]
    if (!narrower || narrows(narrower, term)) return none
    return [field.invalid(at.index(index), narrower, 'only additions are allowed (no mutations or deletions)')]
  })
}

/** Where a pod may run can only be narrowed down, and only while it waits for its gates. */
export function validateNarrowing(path: FieldPath, next: Spec, old: Spec): Errors {
  if (!isGated(old)) return none
  const [after, before] = [next.affinity?.nodeAffinity, old.affinity?.nodeAffinity]
  return [
    ...validateNodeSelector(path.child('nodeSelector'), next, old),
    ...(semanticEqual(after, before) ? none : validateNodeAffinity(path.child('affinity', 'nodeAffinity'), after, before)),
  ]
}

function withNodeAffinity(affinity: corev1.Affinity | undefined, nodeAffinity: corev1.NodeAffinity | undefined): object | undefined {
  const { nodeAffinity: _, ...others } = affinity ?? {}
  return nodeAffinity ? { ...others, nodeAffinity } : Object.keys(others).length > 0 ? others : undefined
}

/** What may be narrowed down as it was. */
export function withPlacement(next: Spec, old: Spec): object {
  if (!isGated(old)) return {}
  return { nodeSelector: old.nodeSelector, affinity: withNodeAffinity(next.affinity, old.affinity?.nodeAffinity) }
}
