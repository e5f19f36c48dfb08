import { field, type FieldError } from '../fields/field-error.js'
import type { FieldPath } from '../fields/field-path.js'
import { validateLabels } from '../fields/metadata-parts.js'
import { isQualifiedName, isValidLabelValue } from '../fields/name-rules.js'
import type { LabelSelectorSpec } from './label-selector.js'

type Expression = NonNullable<LabelSelectorSpec['matchExpressions']>[number]

function arityErrors(expression: Expression, path: FieldPath): FieldError[] {
  const { operator, values = [] } = expression
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length > 0) return []
    return [field.required(path.child('values'), "must be specified when `operator` is 'In' or 'NotIn'")]
  }
  if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length === 0) return []
    return [field.forbidden(path.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
  }
  return [field.invalid(path.child('operator'), operator, 'not a valid selector operator')]
}

function validateExpression(expression: Expression, path: FieldPath): FieldError[] {
  return [
    ...arityErrors(expression, path),
    ...isQualifiedName(expression.key).map((detail) => field.invalid(path.child('key'), expression.key, detail)),
    ...(expression.values ?? []).flatMap((value, index) =>
      isValidLabelValue(value).map((detail) => field.invalid(path.child('values').index(index), value, detail)),
    ),
  ]
}

/** A metav1.LabelSelector in an object's spec. */
export function validateLabelSelector(spec: LabelSelectorSpec | undefined, path: FieldPath): FieldError[] {
  return [
    ...validateLabels(spec?.matchLabels, path.child('matchLabels')),
    ...(spec?.matchExpressions ?? []).flatMap((expression, index) =>
      validateExpression(expression, path.child('matchExpressions').index(index)),
    ),
  ]
}
