import { field, FieldPath, type corev1 } from '@orrery/api'
import { placed } from '../pod-spec/warnings/containers.js'
import { descendingPath } from '../volume/paths.js'
import { none, type Errors } from '../validation/checks.js'

type Pod = corev1.Pod

const path = FieldPath.root('metadata', 'annotations')
const mirror = 'kubernetes.io/config.mirror'
const cost = 'controller.kubernetes.io/pod-deletion-cost'
const seccomp = { pod: 'seccomp.security.alpha.kubernetes.io/pod', container: 'container.seccomp.security.alpha.kubernetes.io/' }

function validateMirror({ metadata, spec }: Pod): Errors {
  const value = metadata.annotations?.[mirror]
  if (value === undefined || spec.nodeName) return none
  return [field.invalid(path.key(mirror), value, 'must set spec.nodeName if mirror pod annotation is set')]
}

/** What it costs to delete the pod: a whole number of 32 bits, written plainly. */
function validateCost({ metadata }: Pod): Errors {
  const value = metadata.annotations?.[cost]
  if (value === undefined) return none
  const plain = /^(0|-?[1-9]\d*)$/.test(value) && Math.abs(Number(value)) <= 2 ** 31 && Number(value) < 2 ** 31
  return plain ? none : [field.invalid(path.key(cost), value, 'must be a 32bit integer')]
}

function validateProfile(at: FieldPath, profile: string): Errors {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return none
  if (profile.startsWith('localhost/')) return descendingPath(at, profile.slice('localhost/'.length))
  return [field.invalid(at, profile, 'must be a valid seccomp profile')]
}

function validateProfiles({ metadata }: Pod): Errors {
  return Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) =>
    key === seccomp.pod || key.startsWith(seccomp.container) ? validateProfile(path.child(key), value) : none,
  )
}

/** Upstream's ValidatePodSpecificAnnotations. */
export function validatePodAnnotations(pod: Pod): Errors {
  return [...validateMirror(pod), ...validateCost(pod), ...validateProfiles(pod)]
}

function validateMatch(at: FieldPath, annotation: string | undefined, profile: corev1.SeccompProfile | undefined): Errors {
  if (annotation === undefined || !profile) return none
  const type = [field.forbidden(at.child('type'), 'seccomp type in annotation and field must match')]
  if (profile.type === 'Unconfined') return annotation === 'unconfined' ? none : type
  if (profile.type === 'RuntimeDefault') return ['runtime/default', 'docker/default'].includes(annotation) ? none : type
  if (profile.type !== 'Localhost') return none
  if (!annotation.startsWith('localhost/')) return type
  if (annotation === `localhost/${profile.localhostProfile ?? ''}`) return none
  return [field.forbidden(at.child('localhostProfile'), 'seccomp profile in annotation and field must match')]
}

/** The older annotations and the newer fields say the same. */
export function validateSeccompAgreement({ metadata, spec }: Pod): Errors {
  const annotations = metadata.annotations ?? {}
  const at = FieldPath.root('spec')
  const where = ['securityContext', 'seccompProfile'] as const
  return [
    ...validateMatch(at.child(...where), annotations[seccomp.pod], spec.securityContext?.seccompProfile),
    ...placed(at, spec).flatMap(({ container, path: to }) =>
      validateMatch(to.child(...where), annotations[seccomp.container + container.name], container.securityContext?.seccompProfile),
    ),
  ]
}
