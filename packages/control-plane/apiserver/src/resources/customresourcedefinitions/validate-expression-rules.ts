import { field, type apiextensionsv1, type FieldPath } from '@orrery/api'
import { each, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { fieldPathOf } from './field-path-of.js'
import type { Schema } from './schema.js'
import { canBeStructural } from './structural.js'

type Rule = apiextensionsv1.ValidationRule

const reasons = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const lineBreak = /[\n\r]/

/** The first complaint about the rule and its message. */
function validateTexts({ rule, message = '' }: Rule, path: FieldPath): Errors {
  const [text, said] = [rule.trim(), message.trim()]
  const at = path.child('message')
  if (text === '') return [field.required(path.child('rule'), 'rule is not specified')]
  if (message && said === '') return [field.invalid(at, message, 'must be non-empty if specified')]
  if (lineBreak.test(said)) return [field.invalid(at, message, 'must not contain line breaks')]
  const unsaid = lineBreak.test(text) && said === ''
  return unsaid ? [field.required(at, 'message must be specified if rule contains line breaks')] : none
}

function validateRule(rule: Rule, path: FieldPath, schema: Schema): Errors {
  const { messageExpression = '', fieldPath = '', reason } = rule
  const at = path.child('fieldPath')
  const blank = messageExpression !== '' && messageExpression.trim() === ''
  const detail = 'messageExpression must be non-empty if specified'
  return [
    ...validateTexts(rule, path),
    ...(blank ? [field.required(path.child('messageExpression'), detail)] : none),
    ...optionalOneOf(path.child('reason'), reason, reasons),
    ...(fieldPath && fieldPath.trim() === '' ? [field.invalid(at, fieldPath, 'must be non-empty if specified')] : none),
    ...(lineBreak.test(fieldPath) ? [field.invalid(at, fieldPath, 'must not contain line breaks')] : none),
    ...(fieldPath && canBeStructural(schema) && 'wrong' in fieldPathOf(fieldPath, schema, true)
      ? [field.invalid(at, fieldPath, 'must be a valid path')]
      : none),
  ]
}

/** Of `x-kubernetes-validations` what can be said without reading the expressions. */
export function validateRules(schema: Schema, path: FieldPath): Errors {
  return each(path.child('x-kubernetes-validations'), schema['x-kubernetes-validations'], (rule, at) =>
    validateRule(rule, at, schema),
  )
}
