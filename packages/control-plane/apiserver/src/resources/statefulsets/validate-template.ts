import { field, validateAnnotations, validateLabels, type appsv1, type corev1, type FieldPath } from '@orrery/api'
import { validatePodTemplate } from '../pod-spec/validate-template.js'
import { each, none, type Errors } from '../validation/checks.js'
import { validateClaimSpec } from '../volume/claim-spec.js'
import { mustSelectTemplate, selects } from '../workload/validate-selector.js'
import { validateEndless } from '../workload/validate-template.js'

type Spec = appsv1.StatefulSetSpec

/** The template as its pods will be: with a volume of each claim's name, in place of any other of that name. */
function withClaims({ template, volumeClaimTemplates }: Spec): corev1.PodTemplateSpec {
  const names = new Set((volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name || ''))
  if (names.size === 0) return template
  const claims = [...names].map((name): corev1.Volume => ({ name, persistentVolumeClaim: { claimName: name } }))
  const others = (template.spec.volumes ?? []).filter(({ name }) => !names.has(name))
  return { ...template, spec: { ...template.spec, volumes: [...claims, ...others] } }
}

function validatePods(at: FieldPath, spec: Spec, lenient: boolean): Errors {
  const { labels, annotations } = spec.template.metadata
  return [
    ...(lenient ? none : validatePodTemplate(at, withClaims(spec))),
    ...validateLabels(labels, at.child('labels')),
    ...validateAnnotations(annotations, at.child('annotations')),
  ]
}

/** `lenient`: the pod's spec is not looked at. */
export function validateTemplate(path: FieldPath, spec: Spec, lenient: boolean): Errors {
  const { selector, template } = spec
  const { labels } = template.metadata
  const at = path.child('template')
  const endless = validateEndless(at, template, 'StatefulSet')
  if (selects(selector, labels) === undefined) return [field.invalid(path.child('selector'), selector, ''), ...endless]
  return [...mustSelectTemplate(at, selector, labels), ...validatePods(at, spec, lenient), ...endless]
}

export function validateClaimTemplates(path: FieldPath, { volumeClaimTemplates }: Spec): Errors {
  return each(path.child('volumeClaimTemplates'), volumeClaimTemplates, ({ spec }, at) => validateClaimSpec(at.child('spec'), spec))
}
