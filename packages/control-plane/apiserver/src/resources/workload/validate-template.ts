import { field, type corev1, type FieldPath, type metav1 } from '@orrery/api'
import { validatePodTemplate } from '../pod-spec/validate-template.js'
import { none, type Errors } from '../validation/checks.js'
import { mustSelectTemplate, selects } from './validate-selector.js'

/** Pods that are replaced when they end have no other restart policy, and no end of their own. `kind`: as errors name it. */
export function validateEndless(path: FieldPath, { spec }: corev1.PodTemplateSpec, kind: string): Errors {
  const at = path.child('spec')
  const { restartPolicy = '', activeDeadlineSeconds } = spec
  const deadline = `activeDeadlineSeconds in ${kind} is not Supported`
  return [
    ...(restartPolicy === 'Always' ? none : [field.notSupported(at.child('restartPolicy'), restartPolicy, ['Always'])]),
    ...(activeDeadlineSeconds === undefined ? none : [field.forbidden(at.child('activeDeadlineSeconds'), deadline)]),
  ]
}

interface Selected {
  selector?: metav1.LabelSelector
  template: corev1.PodTemplateSpec
}

/** Upstream's ValidatePodTemplateSpecForReplicaSet, also of deployments. `path`: the spec's. */
export function validateReplicaTemplate(path: FieldPath, { selector, template }: Selected): Errors {
  const { labels } = template.metadata
  if (selects(selector, labels) === undefined) return [field.invalid(path.child('selector'), selector, 'invalid label selector')]
  const at = path.child('template')
  return [
    ...mustSelectTemplate(at, selector, labels),
    ...validatePodTemplate(at, template),
    ...validateEndless(at, template, 'ReplicaSet'),
  ]
}
