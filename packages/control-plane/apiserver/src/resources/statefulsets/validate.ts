import { field, FieldPath, isDNS1123Label, type appsv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { atLeastZero, byRule, none, type Errors } from '../validation/checks.js'
import { intOrPercent, intOrPercentValue, notMoreThanAll } from '../validation/int-or-percent.js'
import { isWhole } from '../validation/targets.js'
import { validateSelector } from '../workload/validate-selector.js'
import { validateCollisions, validateCounts, withinReplicas } from '../workload/validate-status.js'
import { validateClaimTemplates, validateTemplate } from './validate-template.js'
import { validateIdentity } from './validate-update.js'

type StatefulSet = appsv1.StatefulSet
type Spec = appsv1.StatefulSetSpec

const path = FieldPath.root('spec')

function eitherOf(at: FieldPath, value: unknown, words: readonly [string, string], chosen = value): Errors {
  if (chosen === undefined || chosen === '') return [field.required(at)]
  if (words.some((word) => word === chosen)) return none
  return [field.invalid(at, value, `must be '${words[0]}' or '${words[1]}'`)]
}

function validateRollingUpdate(at: FieldPath, { partition, maxUnavailable }: appsv1.RollingUpdateStatefulSetStrategy): Errors {
  const least = at.child('maxUnavailable')
  if (maxUnavailable === undefined) return atLeastZero(at.child('partition'), partition)
  return [
    ...atLeastZero(at.child('partition'), partition),
    ...intOrPercent(least, maxUnavailable),
    ...(intOrPercentValue(maxUnavailable) === 0 ? [field.invalid(least, maxUnavailable, 'cannot be 0')] : none),
    ...notMoreThanAll(least, maxUnavailable),
  ]
}

function validateStrategy({ updateStrategy }: Spec): Errors {
  const at = path.child('updateStrategy')
  const { type, rollingUpdate } = updateStrategy
  const wrong = eitherOf(at, updateStrategy, ['RollingUpdate', 'OnDelete'], type)
  if (wrong.length > 0 || !rollingUpdate) return wrong
  const detail = "only allowed for updateStrategy 'RollingUpdate'"
  if (type === 'OnDelete') return [field.invalid(at.child('rollingUpdate'), rollingUpdate, detail)]
  return validateRollingUpdate(at.child('rollingUpdate'), rollingUpdate)
}

function validateRetention({ persistentVolumeClaimRetentionPolicy: policy }: Spec): Errors {
  const at = path.child('persistentVolumeClaimRetentionPolicy')
  const words = ['Retain', 'Delete']
  return (['whenDeleted', 'whenScaled'] as const).flatMap((name) => {
    const word = policy?.[name] ?? ''
    return !policy || words.includes(word) ? [] : [field.notSupported(at.child(name), word, words)]
  })
}

/** What may be wrong about an object that was stored before upstream looked at it. */
interface Tolerance {
  serviceName?: boolean
  template?: boolean
  claims?: boolean
}

function validateSpec(spec: Spec, tolerated: Tolerance): Errors {
  return [
    ...eitherOf(path.child('podManagementPolicy'), spec.podManagementPolicy, ['OrderedReady', 'Parallel']),
    ...validateStrategy(spec),
    ...validateRetention(spec),
    ...(tolerated.claims ? none : validateClaimTemplates(path, spec)),
    ...atLeastZero(path.child('replicas'), spec.replicas),
    ...atLeastZero(path.child('minReadySeconds'), spec.minReadySeconds),
    ...atLeastZero(path.child('ordinals.start'), spec.ordinals?.start),
    ...(tolerated.serviceName || !spec.serviceName ? none : byRule(path.child('serviceName'), spec.serviceName, isDNS1123Label)),
    ...validateSelector(path.child('selector'), spec.selector, 'statefulset'),
    ...validateTemplate(path, spec, tolerated.template ?? false),
  ]
}

/** Upstream's ValidateStatefulSet besides the metadata. */
export function validateStatefulSet({ spec }: StatefulSet): Errors {
  return validateSpec(spec, {})
}

const counts = [
  'replicas',
  'readyReplicas',
  'currentReplicas',
  'updatedReplicas',
  'availableReplicas',
  'observedGeneration',
  'collisionCount',
]

const bounds = [
  ...withinReplicas('readyReplicas', 'currentReplicas', 'updatedReplicas', 'availableReplicas'),
  ['availableReplicas', 'readyReplicas', 'cannot be greater than status.readyReplicas'],
] as const

/** Templates that were wrong before may stay so. */
function tolerated({ spec }: StatefulSet): Tolerance {
  return {
    serviceName: true,
    claims: true,
    template: validateSpec(spec, { serviceName: true, claims: true }).length > 0,
  }
}

export function validateStatefulSetUpdate(next: StatefulSet, old: StatefulSet, target: Target): Errors {
  if (isWhole(target)) {
    return [...validateSpec(next.spec, tolerated(old)), ...validateIdentity(next, old)]
  }
  return [
    ...validateCounts(next.status, counts, bounds),
    ...validateCollisions(next.status.collisionCount, old.status.collisionCount),
  ]
}
