import { field, isQualifiedName, isValidLabelValue, validateLabels, type FieldPath, type metav1 } from '@orrery/api'
import { byRule, each, none, type Errors } from '../validation/checks.js'

const wantsValues = ['In', 'NotIn']
const wantsNone = ['Exists', 'DoesNotExist']

function validateValues(path: FieldPath, { operator, values = [] }: metav1.LabelSelectorRequirement): Errors {
  if (wantsValues.includes(operator)) {
    const detail = "must be specified when `operator` is 'In' or 'NotIn'"
    return values.length === 0 ? [field.required(path.child('values'), detail)] : none
  }
  if (!wantsNone.includes(operator)) return [field.invalid(path.child('operator'), operator, 'not a valid selector operator')]
  const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
  return values.length > 0 ? [field.forbidden(path.child('values'), detail)] : none
}

function validateRequirement(requirement: metav1.LabelSelectorRequirement, path: FieldPath): Errors {
  return [
    ...validateValues(path, requirement),
    ...byRule(path.child('key'), requirement.key, isQualifiedName),
    ...each(path.child('values'), requirement.values, (value, at) => byRule(at, value, isValidLabelValue)),
  ]
}

/** Upstream's ValidateLabelSelector. */
export function validateLabelSelector(selector: metav1.LabelSelector | undefined, path: FieldPath): Errors {
  if (!selector) return none
  return [
    ...validateLabels(selector.matchLabels, path.child('matchLabels')),
    ...each(path.child('matchExpressions'), selector.matchExpressions, validateRequirement),
  ]
}
