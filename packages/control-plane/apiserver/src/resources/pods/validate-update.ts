import { deepEqual, field, FieldPath, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validateTolerations } from '../pod-spec/validate-placement.js'
import { each, none, type Errors } from '../validation/checks.js'
import { validateStandingPod } from './validate.js'

type Spec = corev1.PodSpec

const path = FieldPath.root('spec')

const mutable =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'

function validateNumbers(next: Spec, old: Spec): Errors {
  const wrong = (name: 'containers' | 'initContainers', what: string): Errors =>
    (next[name]?.length ?? 0) === (old[name]?.length ?? 0)
      ? none
      : [field.forbidden(path.child(name), `pod updates may not add or remove ${what}`)]
  return [...wrong('containers', 'containers'), ...wrong('initContainers', 'init containers')]
}

/** A deadline comes, or comes nearer. */
function validateDeadline(next: number | undefined, old: number | undefined): Errors {
  const at = path.child('activeDeadlineSeconds')
  if (next !== undefined && (next < 0 || next > 2_147_483_647)) {
    return [field.invalid(at, next, 'must be between 0 and 2147483647, inclusive')]
  }
  if (old === undefined) return none
  if (next === undefined) return [field.invalid(at, null, 'must not update from a positive integer to nil value')]
  return next > old ? [field.invalid(at, next, 'must be less than or equal to previous value')] : none
}

function validateTolerationUpdate(next: Spec, old: Spec): Errors {
  const at = path.child('tolerations')
  const plain = (one: corev1.Toleration): object => ({ ...one, tolerationSeconds: 0 })
  const kept = (old.tolerations ?? []).every((one) => next.tolerations?.some((other) => deepEqual(plain(one), plain(other))))
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

/** A gated pod may still be narrowed down: its node selector and required node affinity. */
function withPlacement(next: Spec, old: Spec): Partial<Spec> {
  if (!old.schedulingGates?.length) return {}
  return {
    ...(old.nodeSelector && { nodeSelector: old.nodeSelector }),
    ...(old.affinity && { affinity: { ...next.affinity, nodeAffinity: old.affinity.nodeAffinity ?? {} } }),
  }
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

function same(a: object, b: object): boolean {
  return deepEqual(JSON.parse(JSON.stringify(a)) as object, JSON.parse(JSON.stringify(b)) as object)
}

function validateSpecUpdate(next: Spec, old: Spec): Errors {
  const numbers = validateNumbers(next, old)
  if (numbers.length > 0) return numbers
  const errors = [
    ...validateDeadline(next.activeDeadlineSeconds, old.activeDeadlineSeconds),
    ...validateTolerationUpdate(next, old),
    ...validateGateUpdate(next, old),
  ]
  return same(munged(next, old), old) ? errors : [...errors, field.forbidden(path, mutable)]
}

function validateEphemeralUpdate(next: Spec, old: Spec): Errors {
  const at = path.child('ephemeralContainers')
  const wrong = (old.ephemeralContainers ?? []).flatMap((before) => {
    const now = next.ephemeralContainers?.find(({ name }) => name === before.name)
    const what = now ? 'changed' : 'removed'
    if (now && same(now, before)) return none
    return [field.forbidden(at, `existing ephemeral containers ${JSON.stringify(before.name)} may not be ${what}`)]
  })
  return wrong
}

/** What an update of a pod may not do. A binding was checked when it was made. */
export function validatePodUpdate(next: corev1.Pod, old: corev1.Pod, target: Target): Errors {
  if (target === '') return [...validateStandingPod(next), ...validateSpecUpdate(next.spec, old.spec)]
  if (target === 'ephemeralcontainers') return [...validateStandingPod(next), ...validateEphemeralUpdate(next.spec, old.spec)]
  return none
}
