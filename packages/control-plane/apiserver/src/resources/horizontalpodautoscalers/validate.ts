import { field, FieldPath, type autoscalingv2 } from '@orrery/api'
import type { Target } from '../contract.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { validateBehavior } from './validate-behavior.js'
import { validateMetric } from './validate-metric.js'
import { validateReference, type VersionRule } from './validate-reference.js'

type Autoscaler = autoscalingv2.HorizontalPodAutoscaler
type Spec = autoscalingv2.HorizontalPodAutoscalerSpec

const path = FieldPath.root('spec')

/** `fewest`: replicas there must be at least. */
function validateReplicas({ minReplicas, maxReplicas }: Spec, fewest: number): Errors {
  const [min, max] = [path.child('minReplicas'), path.child('maxReplicas')]
  const few = minReplicas !== undefined && minReplicas < fewest
  const crossed = minReplicas !== undefined && maxReplicas < minReplicas
  return [
    ...(few ? [field.invalid(min, minReplicas, `must be greater than or equal to ${fewest}`)] : none),
    ...(maxReplicas < 1 ? [field.invalid(max, maxReplicas, 'must be greater than 0')] : none),
    ...(crossed ? [field.invalid(max, maxReplicas, 'must be greater than or equal to `minReplicas`')] : none),
  ]
}

/** What wakes a workload without pods is measured elsewhere than on its pods. */
function validateSleep({ minReplicas, metrics }: Spec): Errors {
  const wakes = (metrics ?? []).some(({ type }) => type === 'Object' || type === 'External')
  if (minReplicas !== 0 || wakes) return none
  const detail = 'must specify at least one Object or External metric to support scaling to zero replicas'
  return [field.forbidden(path.child('metrics'), detail)]
}

/** What is not asked of a scaler that had it otherwise before. */
interface Tolerance {
  fewest: number
  target: VersionRule
  objects: VersionRule
}

function toleranceFor(spec: Spec, old: Spec | undefined): Tolerance {
  const { kind, apiVersion } = spec.scaleTargetRef
  const same = old !== undefined && old.scaleTargetRef.kind === kind && old.scaleTargetRef.apiVersion === apiVersion
  const odd = (old?.metrics ?? []).some(({ object }) => (object?.describedObject.apiVersion ?? '').split('/').length > 2)
  return {
    fewest: old?.minReplicas === 0 ? 0 : 1,
    target: same ? 'unchecked' : kind === 'ReplicationController' ? 'any-group' : 'grouped',
    objects: odd ? 'unchecked' : 'any-group',
  }
}

function validateSpec(spec: Spec, old?: Spec): Errors {
  const { scaleTargetRef, metrics, behavior } = spec
  const { fewest, target, objects } = toleranceFor(spec, old)
  return [
    ...validateReplicas(spec, fewest),
    ...validateReference(path.child('scaleTargetRef'), scaleTargetRef, target),
    ...(metrics ?? []).flatMap((metric, index) => validateMetric(path.child('metrics').index(index), metric, objects)),
    ...validateSleep(spec),
    ...validateBehavior(path.child('behavior'), behavior),
  ]
}

/** Upstream's ValidateHorizontalPodAutoscaler besides the metadata. */
export function validateAutoscaler({ spec }: Autoscaler): Errors {
  return validateSpec(spec)
}

export function validateAutoscalerUpdate({ spec, status }: Autoscaler, old: Autoscaler, target: Target): Errors {
  if (target === '') return validateSpec(spec, old.spec)
  const at = FieldPath.root('status')
  return [
    ...atLeastZero(at.child('currentReplicas'), status.currentReplicas),
    ...atLeastZero(at.child('desiredReplicas'), status.desiredReplicas),
  ]
}
