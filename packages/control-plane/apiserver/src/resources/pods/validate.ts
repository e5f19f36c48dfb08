import { field, FieldPath, type corev1 } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'
import { validatePodAnnotations } from '../pod-spec/validate-annotations.js'
import { validateImages } from '../pod-spec/validate-containers.js'
import { validatePodSpec } from '../pod-spec/validate.js'
import { isMirror } from './is-mirror.js'
import { validateProfileAgreement } from './validate-profile-agreement.js'

const specPath = FieldPath.root('spec')
const metadataPath = FieldPath.root('metadata')

function validateTokens(spec: corev1.PodSpec): Errors {
  if (spec.serviceAccountName) return none
  return each(specPath.child('volumes'), spec.volumes, ({ projected }, at) =>
    each(at.child('projected', 'sources'), projected?.sources, ({ serviceAccountToken }, to) => {
      const detail = 'must not be specified when serviceAccountName is not set'
      return serviceAccountToken ? [field.forbidden(to.child('serviceAccountToken'), detail)] : none
    }),
  )
}

/** What upstream checks of a pod at every write, besides its metadata; some rules are newer than templates that break them. */
export function validateStandingPod(pod: corev1.Pod, old?: corev1.Pod): Errors {
  const { metadata, spec } = pod
  return [
    ...validatePodAnnotations(metadataPath.child('annotations'), metadata.annotations, spec, old?.metadata.annotations),
    ...validatePodSpec(specPath, spec, { name: metadata.name ?? '', isMirror: isMirror(pod), ...(old && { old: old.spec }) }),
    ...validateTokens(spec),
    ...validateImages(specPath.child('containers'), spec.containers),
    ...validateImages(specPath.child('initContainers'), spec.initContainers),
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
    ...validateProfileAgreement(pod),
  ]
}
