import { field, validateAnnotations, validateLabels, type corev1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import type { FieldRule } from '../validation/field-rules.js'
import { validatePodAnnotations } from './validate-annotations.js'
import { validatePodSpec } from './validate.js'

/** Upstream's ValidatePodTemplateSpec. */
export function validatePodTemplate(path: FieldPath, { metadata, spec }: corev1.PodTemplateSpec): Errors {
  const detail = 'ephemeral containers not allowed in pod template'
  return [
    ...validateLabels(metadata.labels, path.child('labels')),
    ...validateAnnotations(metadata.annotations, path.child('annotations')),
    ...validatePodAnnotations(path.child('annotations'), metadata.annotations, spec),
    ...validatePodSpec(path.child('spec'), spec),
    ...(spec.ephemeralContainers?.length ? [field.forbidden(path.child('spec', 'ephemeralContainers'), detail)] : none),
  ]
}

/** The same as a row of a kind's table. */
export function podTemplateAt(path: string): FieldRule {
  return { path, check: (at, value) => validatePodTemplate(at, value as corev1.PodTemplateSpec) }
}
