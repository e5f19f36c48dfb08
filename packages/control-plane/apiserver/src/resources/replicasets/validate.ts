import { FieldPath, type appsv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { atLeastZero, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'
import { isWhole } from '../validation/targets.js'
import { validateSelector } from '../workload/validate-selector.js'
import { validateCounts, withinReplicas } from '../workload/validate-status.js'
import { validateReplicaTemplate } from '../workload/validate-template.js'

type ReplicaSet = appsv1.ReplicaSet

const path = FieldPath.root('spec')

/** Upstream's ValidateReplicaSet besides the metadata; an empty selector is told of in a deployment's words. */
export function validateReplicaSet({ spec }: ReplicaSet): Errors {
  return [
    ...atLeastZero(path.child('replicas'), spec.replicas),
    ...atLeastZero(path.child('minReadySeconds'), spec.minReadySeconds),
    ...validateSelector(path.child('selector'), spec.selector, 'deployment'),
    ...validateReplicaTemplate(path, spec),
  ]
}

const counts = [
  'replicas',
  'fullyLabeledReplicas',
  'readyReplicas',
  'availableReplicas',
  'observedGeneration',
]

const bounds = [
  ...withinReplicas('fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'),
  ['availableReplicas', 'readyReplicas', 'cannot be greater than readyReplicas'],
] as const

export function validateReplicaSetUpdate(next: ReplicaSet, old: ReplicaSet, target: Target): Errors {
  if (!isWhole(target)) return validateCounts(next.status, counts, bounds)
  return [...validateReplicaSet(next), ...immutable(path.child('selector'), next.spec.selector, old.spec.selector)]
}
