import { field, FieldPath, validateLabelSelector, type appsv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validatePodTemplate } from '../pod-spec/validate-template.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { immutable } from '../validation/immutable.js'
import { intOrPercent, intOrPercentValue, notMoreThanAll } from '../validation/int-or-percent.js'
import { mustSelectSomething, mustSelectTemplate } from '../workload/validate-selector.js'
import { validateCollisions, validateCounts } from '../workload/validate-status.js'
import { validateEndless } from '../workload/validate-template.js'

type DaemonSet = appsv1.DaemonSet

const path = FieldPath.root('spec')

/** Exactly one of the two is not zero. */
function validateRollingUpdate(at: FieldPath, { maxUnavailable = 0, maxSurge = 0 }: appsv1.RollingUpdateDaemonSet): Errors {
  const [least, surge] = [at.child('maxUnavailable'), at.child('maxSurge')]
  const unavailable = intOrPercentValue(maxUnavailable) !== 0
  const surging = intOrPercentValue(maxSurge) !== 0
  const detail = 'may not be set when maxUnavailable is non-zero'
  return [
    ...intOrPercent(least, maxUnavailable),
    ...intOrPercent(surge, maxSurge),
    ...notMoreThanAll(least, maxUnavailable),
    ...notMoreThanAll(surge, maxSurge),
    ...(unavailable && surging ? [field.invalid(surge, maxSurge, detail)] : none),
    ...(unavailable || surging ? none : [field.required(least, 'cannot be 0 when maxSurge is 0')]),
  ]
}

function validateStrategy(at: FieldPath, strategy: appsv1.DaemonSetUpdateStrategy): Errors {
  const { type, rollingUpdate } = strategy
  if (type === 'OnDelete') return none
  if (type === 'RollingUpdate') {
    const to = at.child('rollingUpdate')
    return rollingUpdate ? validateRollingUpdate(to, rollingUpdate) : [field.required(to)]
  }
  return [field.notSupported(at, strategy, ['RollingUpdate', 'OnDelete'])]
}

/** Upstream's ValidateDaemonSet, in its order, besides the metadata. */
export function validateDaemonSet({ spec }: DaemonSet): Errors {
  const { selector, template } = spec
  const at = path.child('template')
  return [
    ...validateLabelSelector(selector, path.child('selector')),
    ...mustSelectTemplate(at, selector, template.metadata.labels),
    ...mustSelectSomething(path.child('selector'), selector, 'daemonset'),
    ...validatePodTemplate(at, template),
    ...validateEndless(at, template, 'DaemonSet'),
    ...atLeastZero(path.child('minReadySeconds'), spec.minReadySeconds),
    ...validateStrategy(path.child('updateStrategy'), spec.updateStrategy),
    ...atLeastZero(path.child('revisionHistoryLimit'), spec.revisionHistoryLimit),
  ]
}

const counts = [
  'currentNumberScheduled',
  'numberMisscheduled',
  'desiredNumberScheduled',
  'numberReady',
  'observedGeneration',
  'updatedNumberScheduled',
  'numberAvailable',
  'numberUnavailable',
  'collisionCount',
]

export function validateDaemonSetUpdate(next: DaemonSet, old: DaemonSet, target: Target): Errors {
  if (target !== '') {
    const collisions = validateCollisions(next.status.collisionCount, old.status.collisionCount)
    return [...validateCounts(next.status, counts), ...collisions]
  }
  return [...immutable(path.child('selector'), next.spec.selector, old.spec.selector), ...validateDaemonSet(next)]
}
