import { field, validateAnnotations, validateLabels, type corev1, type FieldPath } from '@orrery/api'
import type { Errors } from '../validation/checks.js'
import { validateClaimSpec } from './claim-spec.js'

/** A volume that comes and goes with its pod, made from a template. */
export function validateEphemeral(path: FieldPath, { volumeClaimTemplate }: corev1.EphemeralVolumeSource): Errors {
  const at = path.child('volumeClaimTemplate')
  if (!volumeClaimTemplate) return [field.required(at)]
  const { metadata, spec } = volumeClaimTemplate
  return [
    ...validateAnnotations(metadata.annotations, at.child('metadata', 'annotations')),
    ...validateLabels(metadata.labels, at.child('metadata', 'labels')),
    ...validateClaimSpec(at.child('spec'), spec),
  ]
}
