import { byteLength, field, FieldPath, isQualifiedName, type admissionregistrationv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { validateMatchConditions } from '../validation/match-conditions.js'
import { validateMatch } from './validate-match.js'
import { validateParamKind } from './validate-param-kind.js'

type Policy = admissionregistrationv1.ValidatingAdmissionPolicy
type Validation = admissionregistrationv1.Validation

const path = FieldPath.root('spec')
const failures = ['Fail', 'Ignore']
const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge']
const mostAnnotations = 20
const longestValue = 5 * 1024
const reserved = new Set(
  ('true false null in as break const continue else for function if import let loop package namespace return var void ' +
    'while').split(' '),
)

function validateConstraints(match: admissionregistrationv1.MatchResources | undefined): Errors {
  const at = path.child('matchConstraints')
  if (!match) return [field.required(at)]
  const rules = match.resourceRules?.length ?? 0
  return [...validateMatch(match, at), ...(rules > 0 ? none : [field.required(at.child('resourceRules'))])]
}

function validateVariable({ name, expression }: admissionregistrationv1.Variable, at: FieldPath): Errors {
  const identifier = /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !reserved.has(name)
  const wrong = identifier ? none : [field.invalid(at.child('name'), name, 'must be a valid CEL identifier')]
  return [
    ...(name.trim() ? wrong : [field.required(at.child('name'), 'name is not specified')]),
    ...(expression.trim() ? none : [field.required(at.child('expression'), 'expression is not specified')]),
  ]
}

function validateText(value: string, at: FieldPath, oneLine: boolean): Errors {
  if (value !== '' && value.trim() === '') return [field.invalid(at, value, 'must be non-empty if specified')]
  return oneLine && /[\n\r]/.test(value.trim()) ? [field.invalid(at, value, 'must not contain line breaks')] : none
}

function validateValidation({ expression, messageExpression = '', message = '', reason }: Validation, at: FieldPath): Errors {
  const known = reason === undefined || reasons.includes(reason)
  return [
    ...(expression.trim() ? none : [field.required(at.child('expression'), 'expression is not specified')]),
    ...validateText(messageExpression, at.child('messageExpression'), false),
    ...validateText(message, at.child('message'), true),
    ...(known ? none : [field.notSupported(at.child('reason'), reason, reasons)]),
  ]
}

function validateValue(expression: string, at: FieldPath): Errors {
  const value = expression.trim()
  if (value === '') return [field.required(at, 'valueExpression is not specified')]
  return byteLength(value) > longestValue ? [field.required(at, `must not exceed ${longestValue} bytes in length`)] : none
}

function validateAnnotations({ metadata: { name }, spec }: Policy): Errors {
  const at = path.child('auditAnnotations')
  const list = spec.auditAnnotations ?? []
  const keys = list.map(({ key }) => key)
  const many = field.invalid(at, list, `must not have more than ${mostAnnotations} auditAnnotations`)
  return [
    ...(list.length > mostAnnotations ? [many] : none),
    ...each(at, list, ({ key, valueExpression }, to, index) => [
      ...byRule(to.child('key'), `${name}/${key}`, isQualifiedName),
      ...validateValue(valueExpression, to.child('valueExpression')),
      ...(keys.indexOf(key) < index ? [field.duplicate(to.child('key'), key)] : none),
    ]),
  ]
}

function validateWork(policy: Policy): Errors {
  const { validations, auditAnnotations } = policy.spec
  const detail = 'validations or auditAnnotations must contain at least one item'
  if (!validations?.length && !auditAnnotations?.length) {
    return [field.required(path.child('validations'), detail), field.required(path.child('auditAnnotations'), detail)]
  }
  return [...each(path.child('validations'), validations, validateValidation), ...validateAnnotations(policy)]
}

/** Upstream's ValidateValidatingAdmissionPolicy besides the metadata, but for whether expressions compile. */
export function validatePolicy(policy: Policy): Errors {
  const { spec } = policy
  const failure = spec.failurePolicy ?? ''
  return [
    ...(failures.includes(failure) ? none : [field.notSupported(path.child('failurePolicy'), failure, failures)]),
    ...(spec.paramKind ? validateParamKind(spec.paramKind, path.child('paramKind')) : none),
    ...validateConstraints(spec.matchConstraints),
    ...validateMatchConditions(spec.matchConditions, path.child('matchConditions')),
    ...each(path.child('variables'), spec.variables, validateVariable),
    ...validateWork(policy),
  ]
}

function validateStatus({ status }: Policy): Errors {
  const at = FieldPath.root('status', 'typeChecking', 'expressionWarnings')
  return each(at, status.typeChecking?.expressionWarnings, ({ warning, fieldRef }, to) => [
    ...(warning ? none : [field.required(to.child('warning'))]),
    ...(fieldRef.trim() ? none : [field.required(to.child('fieldRef'))]),
  ])
}

export function validatePolicyUpdate(next: Policy, _old: Policy, target: Target): Errors {
  return target === 'status' ? validateStatus(next) : validatePolicy(next)
}
