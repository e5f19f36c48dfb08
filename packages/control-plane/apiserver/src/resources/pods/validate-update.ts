import { field, FieldPath, quote, semanticEqual, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validateTolerations } from '../pod-spec/validate-placement.js'
import { each, none, nowhere, type Errors } from '../validation/checks.js'
import { isMirror } from './is-mirror.js'
import { validateAnnotationsUpdate } from './validate-annotations-update.js'
import { validateNarrowing, withPlacement } from './validate-narrowing.js'
import { validateResize } from './validate-resize.js'
import { validatePodStatusUpdate } from './validate-status.js'
import { validateStandingPod } from './validate.js'

type Spec = corev1.PodSpec

const path = FieldPath.root('spec')

const mutable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

const lists = ['containers', 'initContainers'] as const

/** Images may change to others. */
function validateImages(next: Spec, name: 'containers' | 'initContainers'): Errors {
  return each(path.child(name), next[name], ({ image = '' }, at) => [
    ...(image === '' ? [field.required(at.child('image'))] : none),
    ...(image === image.trim() ? none : [field.invalid(at.child('image'), image, 'must not have leading or trailing whitespace')]),
  ])
}

/** `ends`: whether nothing else is looked at. */
interface Part {
  errors: Errors
  ends: boolean
}

function validateContainers(next: Spec, old: Spec): Part {
  const errors: Errors[] = []
  for (const name of lists) {
    if ((next[name]?.length ?? 0) !== (old[name]?.length ?? 0)) {
      const wrong = field.forbidden(path.child(name), 'pod updates may not add or remove containers')
      return { errors: [...errors.flat(), wrong], ends: true }
    }
    errors.push(validateImages(next, name))
  }
  return { errors: errors.flat(), ends: false }
}

/** A deadline comes, or comes nearer. */
function validateDeadline(next: number | undefined, old: number | undefined): Part {
  const at = path.child('activeDeadlineSeconds')
  if (next === undefined) {
    const gone = [field.invalid(at, null, 'must not update from a positive integer to nil value')]
    return { errors: old === undefined ? none : gone, ends: false }
  }
  const wrong = (detail: string): Part => ({ errors: [field.invalid(at, next, detail)], ends: true })
  if (next < 0 || next > 2_147_483_647) return wrong('must be between 0 and 2147483647, inclusive')
  if (old !== undefined && next > old) return wrong('must be less than or equal to previous value')
  return { errors: none, ends: false }
}

function validateTolerationUpdate(next: Spec, old: Spec): Errors {
  const at = path.child('tolerations')
  const plain = (one: corev1.Toleration): object => ({ ...one, tolerationSeconds: undefined })
  const kept = (old.tolerations ?? []).every((one) => next.tolerations?.some((other) => semanticEqual(plain(one), plain(other))))
  const detail = 'existing toleration can not be modified except its tolerationSeconds'
  return kept ? validateTolerations(at, next.tolerations) : [field.forbidden(at, detail)]
}

function validateGateUpdate(next: Spec, old: Spec): Errors {
  const known = new Set(old.schedulingGates?.map(({ name }) => name))
  return each(path.child('schedulingGates'), next.schedulingGates, ({ name }, at) => {
    const detail = `only deletion is allowed, but found new scheduling gate '${name}'`
    return known.has(name) ? none : [field.forbidden(at.child('name'), detail)]
  })
}

function withImages(list: readonly corev1.Container[] | undefined, from: readonly corev1.Container[] | undefined) {
  return list?.map((container, index) => ({ ...container, image: from?.[index]?.image }))
}

/** The new spec with everything that may change as it was. */
function munged(next: Spec, old: Spec): object {
  const graceful = next.terminationGracePeriodSeconds === 1 && (old.terminationGracePeriodSeconds ?? 0) < 0
  return {
    ...next,
    containers: withImages(next.containers, old.containers),
    initContainers: withImages(next.initContainers, old.initContainers),
    activeDeadlineSeconds: old.activeDeadlineSeconds,
    tolerations: old.tolerations,
    schedulingGates: old.schedulingGates,
    terminationGracePeriodSeconds: graceful ? old.terminationGracePeriodSeconds : next.terminationGracePeriodSeconds,
    ...withPlacement(next, old),
  }
}

function validateSpecUpdate(next: Spec, old: Spec): Errors {
  const containers = validateContainers(next, old)
  if (containers.ends) return containers.errors
  const deadline = validateDeadline(next.activeDeadlineSeconds, old.activeDeadlineSeconds)
  const errors = [...containers.errors, ...deadline.errors]
  if (deadline.ends) return errors
  return [
    ...errors,
    ...validateTolerationUpdate(next, old),
    ...validateGateUpdate(next, old),
    ...validateNarrowing(path, next, old),
    ...(semanticEqual(munged(next, old), old) ? none : [field.forbidden(path, mutable)]),
  ]
}

function validateEphemeralUpdate(next: corev1.Pod, old: corev1.Pod): Errors {
  if (isMirror(old)) return [field.forbidden(nowhere, 'static pods do not support ephemeral containers')]
  const at = path.child('ephemeralContainers')
  const wrong = (old.spec.ephemeralContainers ?? []).flatMap((before) => {
    const now = next.spec.ephemeralContainers?.find(({ name }) => name === before.name)
    const what = now ? 'changed' : 'removed\n'
    if (now && semanticEqual(now, before)) return none
    return [field.forbidden(at, `existing ephemeral containers ${quote(before.name)} may not be ${what}`)]
  })
  return [...validateStandingPod(next, old), ...validateAnnotationsUpdate(next, old), ...wrong]
}

/** What an update of a pod may not do. A binding was checked when it was made. */
export function validatePodUpdate(next: corev1.Pod, old: corev1.Pod, target: Target): Errors {
  if (target === 'status') return validatePodStatusUpdate(next, old)
  if (target === 'ephemeralcontainers') return validateEphemeralUpdate(next, old)
  if (target === 'resize') return validateResize(next, old)
  if (target !== '') return none
  return [...validateStandingPod(next, old), ...validateAnnotationsUpdate(next, old), ...validateSpecUpdate(next.spec, old.spec)]
}
