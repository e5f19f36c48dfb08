import { field, FieldPath, type corev1 } from '@orrery/api'
import { appArmorPrefix } from '../pod-spec/app-armor-profile-of.js'
import { mirrorAnnotation, validatePodAnnotations } from '../pod-spec/validate-annotations.js'
import { none, type Errors } from '../validation/checks.js'

type Pod = corev1.Pod

const path = FieldPath.root('metadata', 'annotations')

/** The annotations that stay as they were made, and what they are called. */
function unchanging(key: string): string | undefined {
  if (key.startsWith(appArmorPrefix)) return 'AppArmor annotations'
  return key === mirrorAnnotation ? 'mirror pod annotation' : undefined
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
    ...validatePodAnnotations(path, next.metadata.annotations, next.spec, before),
  ]
}
