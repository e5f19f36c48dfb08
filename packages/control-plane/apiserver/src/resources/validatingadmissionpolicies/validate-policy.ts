import { byteLength, deepEqual, field, FieldPath, isQualifiedName, type admissionregistrationv1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { byRule, each, none, type Errors } from '../validation/checks.js'
import { ExpressionBudget } from '../validation/expression-budget.js'
import { validateMatchConditions } from '../validation/match-conditions.js'
import { validateMatch } from './validate-match.js'
import { PolicyExpressions } from './policy-expressions.js'
import { validateParamKind } from './validate-param-kind.js'
import { validateVariable } from './validate-variable.js'

type Policy = admissionregistrationv1.ValidatingAdmissionPolicy
type Validation = admissionregistrationv1.Validation

const path = FieldPath.root('spec')
const failures = ['Fail', 'Ignore']
const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge']
const mostAnnotations = 20
const longestValue = 5 * 1024
function validateConstraints(match: admissionregistrationv1.MatchResources | undefined): Errors {
  const at = path.child('matchConstraints')
  if (!match) return [field.required(at)]
  const rules = match.resourceRules?.length ?? 0
  return [...validateMatch(match, at), ...(rules > 0 ? none : [field.required(at.child('resourceRules'))])]
}

function validateText(value: string, at: FieldPath, oneLine: boolean): Errors {
  if (value !== '' && value.trim() === '') return [field.invalid(at, value, 'must be non-empty if specified')]
  return oneLine && /[\n\r]/.test(value.trim()) ? [field.invalid(at, value, 'must not contain line breaks')] : none
}

function validateValidation(validation: Validation, at: FieldPath, expressions: PolicyExpressions): Errors {
  const { expression, messageExpression = '', message = '', reason } = validation
  const known = reason === undefined || reasons.includes(reason)
  const to = at.child('expression')
  const text = at.child('messageExpression')
  return [
    ...(expression.trim() ? expressions.validate(expression, to, 'condition') : [field.required(to, 'expression is not specified')]),
    ...validateText(messageExpression, text, false),
    ...(messageExpression.trim() ? expressions.validate(messageExpression, text, 'message') : none),
    ...validateText(message, at.child('message'), true),
    ...(known ? none : [field.notSupported(at.child('reason'), reason, reasons)]),
  ]
}

function validateValue(expression: string, at: FieldPath, expressions: PolicyExpressions): Errors {
  const value = expression.trim()
  if (value === '') return [field.required(at, 'valueExpression is not specified')]
  if (byteLength(value) > longestValue) return [field.required(at, `must not exceed ${longestValue} bytes in length`)]
  return expressions.validate(expression, at, 'annotation')
}

function validateAnnotations({ metadata: { name }, spec }: Policy, expressions: PolicyExpressions): Errors {
  const at = path.child('auditAnnotations')
  const list = spec.auditAnnotations ?? []
  const keys = list.map(({ key }) => key)
  const many = field.invalid(at, list, `must not have more than ${mostAnnotations} auditAnnotations`)
  return [
    ...(list.length > mostAnnotations ? [many] : none),
    ...each(at, list, ({ key, valueExpression }, to, index) => [
      ...byRule(to.child('key'), `${name}/${key}`, isQualifiedName),
      ...validateValue(valueExpression, to.child('valueExpression'), expressions),
      ...(keys.indexOf(key) < index ? [field.duplicate(to.child('key'), key)] : none),
    ]),
  ]
}

function validateWork(policy: Policy, expressions: PolicyExpressions): Errors {
  const { validations, auditAnnotations } = policy.spec
  const detail = 'validations or auditAnnotations must contain at least one item'
  if (!validations?.length && !auditAnnotations?.length) {
    return [field.required(path.child('validations'), detail), field.required(path.child('auditAnnotations'), detail)]
  }
  return [
    ...each(path.child('validations'), validations, (one, at) => validateValidation(one, at, expressions)),
    ...validateAnnotations(policy, expressions),
  ]
}

/** Nothing that could spoil conditions that were well has changed. */
function keepsConditions({ spec }: Policy, old: Policy | undefined): boolean {
  if (!old) return false
  return deepEqual(spec.paramKind, old.spec.paramKind) && deepEqual(spec.matchConditions, old.spec.matchConditions)
}

function validateConditions(policy: Policy, old: Policy | undefined, budget: ExpressionBudget): Errors {
  if (keepsConditions(policy, old)) return none
  const { matchConditions, paramKind } = policy.spec
  const stored = new Set((old?.spec.matchConditions ?? []).map(({ expression }) => expression))
  const options = { params: paramKind !== undefined, stored, budget }
  return validateMatchConditions(matchConditions, path.child('matchConditions'), options)
}

/** Upstream's ValidateValidatingAdmissionPolicy besides the metadata; `old`: what stood there before. */
export function validatePolicy(policy: Policy, old?: Policy): Errors {
  const { spec } = policy
  const failure = spec.failurePolicy ?? ''
  const budget = new ExpressionBudget()
  const expressions = new PolicyExpressions(spec, old?.spec, budget)
  return [
    ...(failures.includes(failure) ? none : [field.notSupported(path.child('failurePolicy'), failure, failures)]),
    ...(spec.paramKind ? validateParamKind(spec.paramKind, path.child('paramKind')) : none),
    ...validateConstraints(spec.matchConstraints),
    ...validateConditions(policy, old, budget),
    ...each(path.child('variables'), spec.variables, (variable, at) => validateVariable(variable, at, expressions)),
    ...validateWork(policy, expressions),
  ]
}

function validateStatus({ status }: Policy): Errors {
  const at = FieldPath.root('status', 'typeChecking', 'expressionWarnings')
  return each(at, status.typeChecking?.expressionWarnings, ({ warning, fieldRef }, to) => [
    ...(warning ? none : [field.required(to.child('warning'))]),
    ...(fieldRef.trim() ? none : [field.required(to.child('fieldRef'))]),
  ])
}

export function validatePolicyUpdate(next: Policy, old: Policy, target: Target): Errors {
  return target === 'status' ? validateStatus(next) : validatePolicy(next, old)
}
