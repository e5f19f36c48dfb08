import {
  deepEqual,
  field,
  FieldPath,
  labelSelectorOf,
  validateLabelSelector,
  type ApiObject,
  type corev1,
  type metav1,
} from '@orrery/api'
import type { Target } from '../contract.js'
import { atLeastZero, none, type Errors } from '../validation/checks.js'
import { checkAll, type FieldRule } from '../validation/field-rules.js'
import { validatePodTemplate } from './validate-template.js'

/** An object of apps/v1: a template, and a selector by which it knows its pods. */
interface Workload extends ApiObject {
  spec: {
    replicas?: number
    minReadySeconds?: number
    revisionHistoryLimit?: number
    selector?: metav1.LabelSelector
    template: corev1.PodTemplateSpec
  }
}

const path = FieldPath.root('spec')

function isEmpty({ matchLabels = {}, matchExpressions = [] }: metav1.LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0
}

function validateSelector(selector: metav1.LabelSelector | undefined, what: string): Errors {
  const at = path.child('selector')
  if (!selector) return [field.required(at)]
  const errors = validateLabelSelector(selector, at)
  return isEmpty(selector) ? [...errors, field.invalid(at, selector, `empty selector is invalid for ${what}`)] : errors
}

function matches(selector: metav1.LabelSelector | undefined, labels: Record<string, string>): boolean {
  if (!selector || validateLabelSelector(selector, path).length > 0) return true
  return labelSelectorOf(selector).matches(labels)
}

/** Pods that are replaced when they end have no other restart policy, and no end of their own. */
function validateTemplate({ spec }: Workload, kind: string): Errors {
  const at = path.child('template')
  const { labels = {} } = spec.template.metadata
  const { restartPolicy = '', activeDeadlineSeconds } = spec.template.spec
  const unmatched = '`selector` does not match template `labels`'
  const deadline = `activeDeadlineSeconds in ${kind} is not Supported`
  return [
    ...(matches(spec.selector, labels) ? none : [field.invalid(at.child('metadata', 'labels'), labels, unmatched)]),
    ...validatePodTemplate(at, spec.template),
    ...(restartPolicy === 'Always' ? none : [field.notSupported(at.child('spec', 'restartPolicy'), restartPolicy, ['Always'])]),
    ...(activeDeadlineSeconds === undefined ? none : [field.forbidden(at.child('spec', 'activeDeadlineSeconds'), deadline)]),
  ]
}

export interface WorkloadWords {
  /** How errors name the kind: `deployment`. */
  what: string
  /** The kind that errors about the template speak of. */
  templateKind: string
  /** What only this kind has. */
  rules?: readonly FieldRule[]
}

interface WorkloadChecks {
  validate(object: Workload): Errors
  validateUpdate(next: Workload, old: Workload, target: Target): Errors
}

/** What upstream asks of deployments, replica sets, daemon sets and stateful sets alike. */
export function validateWorkload({ what, templateKind, rules = [] }: WorkloadWords): WorkloadChecks {
  const validate = (object: Workload): Errors => [
    ...atLeastZero(path.child('replicas'), object.spec.replicas),
    ...validateSelector(object.spec.selector, what),
    ...validateTemplate(object, templateKind),
    ...checkAll(object, rules),
    ...atLeastZero(path.child('minReadySeconds'), object.spec.minReadySeconds),
    ...atLeastZero(path.child('revisionHistoryLimit'), object.spec.revisionHistoryLimit),
  ]
  const validateUpdate = (next: Workload, old: Workload, target: Target): Errors => {
    if (target !== '') return none
    const same = deepEqual({ ...next.spec.selector }, { ...old.spec.selector })
    const errors = validate(next)
    return same ? errors : [...errors, field.invalid(path.child('selector'), next.spec.selector, 'field is immutable')]
  }
  return { validate, validateUpdate }
}
