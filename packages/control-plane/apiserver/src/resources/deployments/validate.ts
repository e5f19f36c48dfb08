import { field, FieldPath, type appsv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'
import { intOrPercent, intOrPercentValue, notMoreThanAll } from '../validation/int-or-percent.js'
import { isWhole } from '../validation/targets.js'
import { validateSelector } from '../workload/validate-selector.js'
import { validateCollisions, validateCounts, withinReplicas } from '../workload/validate-status.js'
import { validateReplicaTemplate } from '../workload/validate-template.js'

type Deployment = appsv1.Deployment

const path = FieldPath.root('spec')

function validateRollingUpdate(at: FieldPath, { maxUnavailable = 0, maxSurge = 0 }: appsv1.RollingUpdateDeployment): Errors {
  const still = intOrPercentValue(maxUnavailable) === 0 && intOrPercentValue(maxSurge) === 0
  const least = at.child('maxUnavailable')
  return [
    ...intOrPercent(least, maxUnavailable),
    ...intOrPercent(at.child('maxSurge'), maxSurge),
    ...(still ? [field.invalid(least, maxUnavailable, 'may not be 0 when `maxSurge` is 0')] : none),
    ...notMoreThanAll(least, maxUnavailable),
  ]
}

function validateStrategy(at: FieldPath, strategy: appsv1.DeploymentStrategy): Errors {
  const { type, rollingUpdate } = strategy
  const detail = "may not be specified when strategy `type` is 'Recreate'"
  if (type === 'Recreate') return rollingUpdate ? [field.forbidden(at.child('rollingUpdate'), detail)] : none
  if (type === 'RollingUpdate') return validateRollingUpdate(at.child('rollingUpdate'), rollingUpdate ?? {})
  return [field.notSupported(at, strategy, ['Recreate', 'RollingUpdate'])]
}

function validateDeadline({ progressDeadlineSeconds: deadline, minReadySeconds = 0 }: appsv1.DeploymentSpec): Errors {
  if (deadline === undefined) return none
  const at = path.child('progressDeadlineSeconds')
  const short = deadline <= minReadySeconds ? [field.invalid(at, deadline, 'must be greater than minReadySeconds')] : none
  return [...atLeastZero(at, deadline), ...short]
}

/** Upstream's ValidateDeployment, in its order, besides the metadata. */
export function validateDeployment({ spec }: Deployment): Errors {
  return [
    ...atLeastZero(path.child('replicas'), spec.replicas),
    ...validateSelector(path.child('selector'), spec.selector, 'deployment'),
    ...validateReplicaTemplate(path, spec),
    ...validateStrategy(path.child('strategy'), spec.strategy),
    ...atLeastZero(path.child('minReadySeconds'), spec.minReadySeconds),
    ...atLeastZero(path.child('revisionHistoryLimit'), spec.revisionHistoryLimit),
    ...validateDeadline(spec),
  ]
}

const counts = [
  'observedGeneration',
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'collisionCount',
]

const bounds = [
  ...withinReplicas('updatedReplicas', 'readyReplicas', 'availableReplicas'),
  ['availableReplicas', 'readyReplicas', 'cannot be greater than readyReplicas'],
] as const

export function validateDeploymentUpdate(next: Deployment, old: Deployment, target: Target): Errors {
  if (isWhole(target)) {
    return [...validateDeployment(next), ...immutable(path.child('selector'), next.spec.selector, old.spec.selector)]
  }
  return [
    ...validateCounts(next.status, counts, bounds),
    ...validateCollisions(next.status.collisionCount, old.status.collisionCount),
  ]
}
