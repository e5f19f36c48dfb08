import { field, quote, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import { descendingPath } from '../volume/paths.js'
import { validateAnnotatedTolerations } from './annotated-tolerations.js'
import { appArmorPrefix } from './app-armor-profile-of.js'
import { allContainers } from './placed-containers.js'

type Annotations = Readonly<Record<string, string>>

/** On pods that show what a node runs by itself. */
export const mirrorAnnotation = 'kubernetes.io/config.mirror'

const cost = 'controller.kubernetes.io/pod-deletion-cost'
const seccomp = { pod: 'seccomp.security.alpha.kubernetes.io/pod', container: 'container.seccomp.security.alpha.kubernetes.io/' }

function validateMirror(path: FieldPath, annotations: Annotations, spec: corev1.PodSpec): Errors {
  const value = annotations[mirrorAnnotation]
  if (value === undefined || spec.nodeName) return none
  return [field.invalid(path.key(mirrorAnnotation), value, 'must set spec.nodeName if mirror pod annotation is set')]
}

/** What it costs to delete the pod: a whole number of 32 bits, written plainly. */
function isCost(value: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(value) && Math.abs(Number(value)) <= 2 ** 31 && Number(value) < 2 ** 31
}

/** One that was wrong before may stay so. */
function validateCost(path: FieldPath, annotations: Annotations, old: Annotations): Errors {
  const [value, before] = [annotations[cost], old[cost]]
  if (value === undefined || isCost(value) || (before !== undefined && !isCost(before))) return none
  return [field.invalid(path.key(cost), value, 'must be a 32bit integer')]
}

function validateProfile(path: FieldPath, profile: string): Errors {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return none
  if (profile.startsWith('localhost/')) return descendingPath(path, profile.slice('localhost/'.length))
  return [field.invalid(path, profile, 'must be a valid seccomp profile')]
}

function validateSeccomp(path: FieldPath, annotations: Annotations): Errors {
  return Object.entries(annotations).flatMap(([key, value]) =>
    key === seccomp.pod || key.startsWith(seccomp.container) ? validateProfile(path.child(key), value) : none,
  )
}

function validateAppArmor(path: FieldPath, annotations: Annotations, spec: corev1.PodSpec): Errors {
  return Object.entries(annotations).flatMap(([key, value]) => {
    if (!key.startsWith(appArmorPrefix)) return none
    const name = key.slice(appArmorPrefix.length)
    const known = allContainers(spec).some((container) => container.name === name)
    const plain = ['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/')
    const detail = `invalid AppArmor profile name: ${quote(value)}`
    return [
      ...(known ? none : [field.invalid(path.key(key), name, 'container not found')]),
      ...(plain ? none : [field.invalid(path.key(key), value, detail)]),
    ]
  })
}

/** Upstream's ValidatePodSpecificAnnotations. `path`: of the annotations; `old`: what an update replaces. */
export function validatePodAnnotations(
  path: FieldPath,
  annotations: Annotations | undefined,
  spec: corev1.PodSpec,
  old: Annotations = {},
): Errors {
  if (!annotations) return none
  return [
    ...validateMirror(path, annotations, spec),
    ...validateAnnotatedTolerations(path, annotations),
    ...validateCost(path, annotations, old),
    ...validateSeccomp(path, annotations),
    ...validateAppArmor(path, annotations, spec),
  ]
}
