import { field, FieldPath, quote, type corev1 } from '@orrery/api'
import { appArmorPrefix as appArmor } from '../pod-spec/app-armor-profile-of.js'
import { allContainers } from '../pod-spec/placed-containers.js'
import { none, type Errors } from '../validation/checks.js'
import { descendingPath } from '../volume/paths.js'
import { validateAnnotatedTolerations } from './annotated-tolerations.js'

type Pod = corev1.Pod

const path = FieldPath.root('metadata', 'annotations')
const mirror = 'kubernetes.io/config.mirror'
const cost = 'controller.kubernetes.io/pod-deletion-cost'
const seccomp = { pod: 'seccomp.security.alpha.kubernetes.io/pod', container: 'container.seccomp.security.alpha.kubernetes.io/' }

/** A pod that shows what a node runs by itself. */
export function isMirror({ metadata }: Pod): boolean {
  return metadata.annotations?.[mirror] !== undefined
}

function validateMirror({ metadata, spec }: Pod): Errors {
  const value = metadata.annotations?.[mirror]
  if (value === undefined || spec.nodeName) return none
  return [field.invalid(path.key(mirror), value, 'must set spec.nodeName if mirror pod annotation is set')]
}

/** What it costs to delete the pod: a whole number of 32 bits, written plainly. */
function isCost(value: string): boolean {
  return /^(0|-?[1-9]\d*)$/.test(value) && Math.abs(Number(value)) <= 2 ** 31 && Number(value) < 2 ** 31
}

function validateCost({ metadata }: Pod, old: Pod | undefined): Errors {
  const value = metadata.annotations?.[cost]
  const before = old?.metadata.annotations?.[cost]
  if (value === undefined || isCost(value) || (before !== undefined && !isCost(before))) return none
  return [field.invalid(path.key(cost), value, 'must be a 32bit integer')]
}

function validateProfile(at: FieldPath, profile: string): Errors {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return none
  if (profile.startsWith('localhost/')) return descendingPath(at, profile.slice('localhost/'.length))
  return [field.invalid(at, profile, 'must be a valid seccomp profile')]
}

function validateSeccomp({ metadata }: Pod): Errors {
  return Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) =>
    key === seccomp.pod || key.startsWith(seccomp.container) ? validateProfile(path.child(key), value) : none,
  )
}

function validateAppArmor({ metadata, spec }: Pod): Errors {
  return Object.entries(metadata.annotations ?? {}).flatMap(([key, value]) => {
    if (!key.startsWith(appArmor)) return none
    const name = key.slice(appArmor.length)
    const known = allContainers(spec).some((container) => container.name === name)
    const plain = ['', 'runtime/default', 'unconfined'].includes(value) || value.startsWith('localhost/')
    const detail = `invalid AppArmor profile name: ${quote(value)}`
    return [
      ...(known ? none : [field.invalid(path.key(key), name, 'container not found')]),
      ...(plain ? none : [field.invalid(path.key(key), value, detail)]),
    ]
  })
}

/** Upstream's ValidatePodSpecificAnnotations. `old`: what an update replaces. */
export function validatePodAnnotations(pod: Pod, old?: Pod): Errors {
  return [
    ...validateMirror(pod),
    ...validateAnnotatedTolerations(pod),
    ...validateCost(pod, old),
    ...validateSeccomp(pod),
    ...validateAppArmor(pod),
  ]
}

/** The annotations that stay as they were made, and what they are called. */
function unchanging(key: string): string | undefined {
  if (key.startsWith(appArmor)) return 'AppArmor annotations'
  return key === mirror ? 'mirror pod annotation' : undefined
}

/** Upstream's ValidatePodSpecificAnnotationUpdates. */
export function validateAnnotationsUpdate(next: Pod, old: Pod): Errors {
  const [after, before] = [next.metadata.annotations ?? {}, old.metadata.annotations ?? {}]
  const complain = (key: string, how: string): Errors => {
    const what = unchanging(key)
    return what === undefined ? none : [field.forbidden(path.key(key), `may not ${how} ${what}`)]
  }
  return [
    ...Object.keys(before).flatMap((key) => (after[key] === before[key] ? none : complain(key, 'remove or update'))),
    ...Object.keys(after).flatMap((key) => (before[key] === undefined ? complain(key, 'add') : none)),
    ...validatePodAnnotations(next, old),
  ]
}
