import { field, FieldPath, type corev1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { validatePodSpec } from '../pod-spec/validate.js'
import { validatePodAnnotations, validateSeccompAgreement } from './validate-annotations.js'

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

/** What upstream checks of a pod at every write, besides its metadata; some rules are newer than templates that break them. */
export function validateStandingPod(pod: corev1.Pod): Errors {
  const { metadata, spec } = pod
  return [
    ...validatePodAnnotations(pod),
    ...validatePodSpec(specPath, spec, true, metadata.name ?? ''),
    ...validateTokens(spec),
    ...validateImages(specPath.child('containers'), spec.containers),
    ...validateImages(specPath.child('initContainers'), spec.initContainers),
    ...validateImages(specPath.child('ephemeralContainers'), spec.ephemeralContainers),
  ]
}

/** A new pod: upstream's ValidatePodCreate besides the metadata. */
export function validatePod(pod: corev1.Pod): Errors {
  const { spec } = pod
  const gated = spec.nodeName && spec.schedulingGates?.length
  const detail = 'cannot be set until all schedulingGates have been cleared'
  return [
    ...validateStandingPod(pod),
    ...(spec.ephemeralContainers?.length
      ? [field.forbidden(specPath.child('ephemeralContainers'), 'cannot be set on create')]
      : none),
    ...(gated ? [field.forbidden(specPath.child('nodeName'), detail)] : none),
    ...validateSeccompAgreement(pod),
  ]
}
