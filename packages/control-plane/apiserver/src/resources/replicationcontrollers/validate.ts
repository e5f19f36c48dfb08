import { field, FieldPath, nameIsDNSSubdomain, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validatePodTemplate } from '../pod-spec/validate-template.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { validateAgain } from '../validation/validate-again.js'

type Spec = corev1.ReplicationControllerSpec

const path = FieldPath.root('spec')

function validateTemplate({ template, selector = {} }: Spec): Errors {
  const at = path.child('template')
  if (!template) return [field.required(at)]
  const { labels = {} } = template.metadata
  const { restartPolicy = '', activeDeadlineSeconds } = template.spec
  const matches = Object.entries(selector).every(([key, value]) => labels[key] === value)
  const unmatched = '`selector` does not match template `labels`'
  const deadline = 'activeDeadlineSeconds in ReplicationController is not Supported'
  return [
    ...(matches ? none : [field.invalid(at.child('metadata', 'labels'), template.metadata.labels ?? null, unmatched)]),
    ...validatePodTemplate(at, template),
    ...(restartPolicy === 'Always' ? none : [field.notSupported(at.child('spec', 'restartPolicy'), restartPolicy, ['Always'])]),
    ...(activeDeadlineSeconds === undefined ? none : [field.forbidden(at.child('spec', 'activeDeadlineSeconds'), deadline)]),
  ]
}

/** Upstream's ValidateReplicationController besides the metadata. */
export function validateReplicationController({ spec }: corev1.ReplicationController): Errors {
  return [
    ...atLeastZero(path.child('minReadySeconds'), spec.minReadySeconds),
    ...(Object.keys(spec.selector ?? {}).length === 0 ? [field.required(path.child('selector'))] : none),
    ...atLeastZero(path.child('replicas'), spec.replicas),
    ...validateTemplate(spec),
  ]
}

const counts = ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'observedGeneration'] as const

function validateStatus({ status }: corev1.ReplicationController): Errors {
  const at = FieldPath.root('status')
  const parts = ['fullyLabeledReplicas', 'readyReplicas', 'availableReplicas'] as const
  const { availableReplicas = 0, readyReplicas = 0 } = status
  const more = 'cannot be greater than status.replicas'
  return [
    ...counts.flatMap((name) => atLeastZero(at.child(name), status[name])),
    ...parts.flatMap((name) =>
      (status[name] ?? 0) > status.replicas ? [field.invalid(at.child(name), status[name], more)] : [],
    ),
    ...(availableReplicas > readyReplicas
      ? [field.invalid(at.child('availableReplicas'), availableReplicas, 'cannot be greater than readyReplicas')]
      : none),
  ]
}

/** Upstream looks at the whole object twice when it is updated, which shows in the causes. */
export function validateReplicationControllerUpdate(
  next: corev1.ReplicationController,
  _old: corev1.ReplicationController,
  target: Target,
): Errors {
  if (target === 'status') return validateStatus(next)
  return validateAgain(next, nameIsDNSSubdomain, validateReplicationController(next))
}
