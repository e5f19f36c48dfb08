import { field, FieldPath, type corev1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { validatePodSpec } from '../pod-spec/validate.js'

const specPath = FieldPath.root('spec')

function validateTokens(spec: corev1.PodSpec): Errors {
  if (spec.serviceAccountName) return none
  return each(specPath.child('volumes'), spec.volumes, ({ projected }, at) =>
    each(at.child('projected', 'sources'), projected?.sources, ({ serviceAccountToken }, to) => {
      const detail = 'must not be specified when serviceAccountName is not set'
      return serviceAccountToken ? [field.forbidden(to.child('serviceAccountToken'), detail)] : none
    }),
  )
}

function validateImages(path: FieldPath, containers: readonly { image?: string }[] | undefined): Errors {
  return each(path, containers, ({ image = '' }, at) => {
    const detail = 'must not have leading or trailing whitespace'
    return image === image.trim() ? none : [field.invalid(at.child('image'), image, detail)]
  })
}

/** What upstream checks of a pod besides its metadata; some rules are newer than templates that break them. */
export function validatePod({ spec }: corev1.Pod): Errors {
  return [
    ...validatePodSpec(specPath, spec, true),
    ...validateTokens(spec),
    ...validateImages(specPath.child('containers'), spec.containers),
    ...validateImages(specPath.child('initContainers'), spec.initContainers),
    ...validateImages(specPath.child('ephemeralContainers'), spec.ephemeralContainers),
  ]
}
