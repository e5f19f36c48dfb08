import { field, FieldPath, validateLabelSelector, type policyv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { none, optionalOneOf, type Errors } from '../validation/checks.js'
import { validateConditions } from '../validation/conditions.js'
import { intOrPercent, notMoreThanAll } from '../validation/int-or-percent.js'
import { validateCounts } from '../workload/validate-status.js'

type Budget = policyv1.PodDisruptionBudget

const path = FieldPath.root('spec')

function validateAmount(name: 'minAvailable' | 'maxUnavailable', spec: policyv1.PodDisruptionBudgetSpec): Errors {
  const amount = spec[name]
  const at = path.child(name)
  return amount === undefined ? none : [...intOrPercent(at, amount), ...notMoreThanAll(at, amount)]
}

/** Upstream's ValidatePodDisruptionBudget. */
export function validateBudget({ spec }: Budget): Errors {
  const both = spec.minAvailable !== undefined && spec.maxUnavailable !== undefined
  return [
    ...(both ? [field.invalid(path, spec, 'minAvailable and maxUnavailable cannot be both set')] : none),
    ...validateAmount('minAvailable', spec),
    ...validateAmount('maxUnavailable', spec),
    ...validateLabelSelector(spec.selector, path.child('selector')),
    ...optionalOneOf(path.child('unhealthyPodEvictionPolicy'), spec.unhealthyPodEvictionPolicy, ['AlwaysAllow', 'IfHealthyBudget']),
  ]
}

const counts = ['disruptionsAllowed', 'currentHealthy', 'desiredHealthy', 'expectedPods']

export function validateBudgetUpdate(next: Budget, _old: Budget, target: Target): Errors {
  if (target === '') return validateBudget(next)
  return [
    ...validateConditions(FieldPath.root('status', 'conditions'), next.status.conditions),
    ...validateCounts(next.status, counts),
  ]
}
