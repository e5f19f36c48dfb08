import {
  field,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  validateLabelSelector,
  type corev1,
  type FieldPath,
} from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateMatchLabelKeys } from './validate-match-label-keys.js'

type Requirement = corev1.NodeSelectorRequirement

function operatorErrors(path: FieldPath, { operator, values = [] }: Requirement): Errors {
  const at = path.child('values')
  switch (operator) {
    case 'In':
    case 'NotIn':
      return values.length === 0 ? [field.required(at, "must be specified when `operator` is 'In' or 'NotIn'")] : none
    case 'Exists':
    case 'DoesNotExist': {
      const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
      return values.length > 0 ? [field.forbidden(at, detail)] : none
    }
    case 'Gt':
    case 'Lt':
      return values.length === 1 ? none : [field.required(at, "must be specified single value when `operator` is 'Lt' or 'Gt'")]
    default:
      return [field.invalid(path.child('operator'), operator, 'not a valid selector operator')]
  }
}

function validateExpression(path: FieldPath, requirement: Requirement, values: boolean): Errors {
  return [
    ...operatorErrors(path, requirement),
    ...byRule(path.child('key'), requirement.key, isQualifiedName),
    ...(values ? each(path.child('values'), requirement.values, (value, at) => byRule(at, value, isValidLabelValue)) : none),
  ]
}

function validateField({ key, operator, values = [] }: Requirement, path: FieldPath): Errors {
  const one = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
  const wrong = !['In', 'NotIn'].includes(operator)
    ? [field.invalid(path.child('operator'), operator, 'not a valid selector operator')]
    : values.length === 1
      ? none
      : [field.required(path.child('values'), one)]
  if (key !== 'metadata.name') return [...wrong, field.invalid(path.child('key'), key, 'not a valid field selector key')]
  return [...wrong, ...each(path.child('values'), values, (value, at) => byRule(at, value, isDNS1123Subdomain))]
}

/** `values`: whether to look at the values too; what is merely preferred may have any. */
function validateTerm(path: FieldPath, { matchExpressions, matchFields }: corev1.NodeSelectorTerm, values: boolean): Errors {
  return [
    ...each(path.child('matchExpressions'), matchExpressions, (one, at) => validateExpression(at, one, values)),
    ...each(path.child('matchFields'), matchFields, validateField),
  ]
}

export function validateNodeSelector(path: FieldPath, selector: corev1.NodeSelector): Errors {
  const at = path.child('nodeSelectorTerms')
  if (!selector.nodeSelectorTerms?.length) return [field.required(at, 'must have at least one node selector term')]
  return each(at, selector.nodeSelectorTerms, (term, to) => validateTerm(to, term, true))
}

function validateWeight(path: FieldPath, weight: number): Errors {
  return weight >= 1 && weight <= 100 ? none : [field.invalid(path.child('weight'), weight, 'must be in the range 1-100')]
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution'
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'

function validateNodeAffinity(path: FieldPath, affinity: corev1.NodeAffinity | undefined): Errors {
  const needed = affinity?.[required]
  return [
    ...(needed ? validateNodeSelector(path.child(required), needed) : none),
    ...each(path.child(preferred), affinity?.[preferred], ({ weight, preference }, at) => [
      ...validateWeight(at, weight),
      ...validateTerm(at.child('preference'), preference, false),
    ]),
  ]
}

function validatePodTerm(term: corev1.PodAffinityTerm, path: FieldPath): Errors {
  const { topologyKey } = term
  const at = path.child('topologyKey')
  return [
    ...validateLabelSelector(term.labelSelector, path.child('labelSelector')),
    ...validateLabelSelector(term.namespaceSelector, path.child('namespaceSelector')),
    ...each(path.child('namespaces'), term.namespaces, (name) => byRule(path.child('namespace'), name, isDNS1123Label)),
    ...validateMatchLabelKeys(path, term),
    ...(topologyKey === '' ? [field.required(at, 'can not be empty')] : none),
    ...byRule(at, topologyKey, isQualifiedName),
  ]
}

function validatePodAffinity(path: FieldPath, affinity: corev1.PodAffinity | undefined): Errors {
  return [
    ...each(path.child(required), affinity?.[required], validatePodTerm),
    ...each(path.child(preferred), affinity?.[preferred], ({ weight, podAffinityTerm }, at) => [
      ...validateWeight(at, weight),
      ...validatePodTerm(podAffinityTerm, at.child('podAffinityTerm')),
    ]),
  ]
}

export function validateAffinity(path: FieldPath, affinity: corev1.Affinity | undefined): Errors {
  if (!affinity) return none
  return [
    ...validateNodeAffinity(path.child('nodeAffinity'), affinity.nodeAffinity),
    ...validatePodAffinity(path.child('podAffinity'), affinity.podAffinity),
    ...validatePodAffinity(path.child('podAntiAffinity'), affinity.podAntiAffinity),
  ]
}
