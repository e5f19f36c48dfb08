import { admissionComplaint, field, isQualifiedName, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { byRule, each, none, type Errors } from './checks.js'
import type { ExpressionBudget } from './expression-budget.js'
import { expressionErrors } from './expression-errors.js'

type Condition = admissionregistrationv1.MatchCondition

const most = 64

/** What the expressions of conditions may do. */
export interface ConditionOptions {
  /** There are parameters to speak of. */
  params: boolean
  /** The expressions that stood there before: they may use what new ones may not yet. */
  stored: ReadonlySet<string>
  budget: ExpressionBudget
}

function validateExpression(given: string, at: FieldPath, { params, stored, budget }: ConditionOptions): Errors {
  const expression = given.trim()
  if (expression === '') return [field.required(at)]
  if (!budget.takes(expression)) return none
  const age = stored.has(expression) ? 'stored' : 'new'
  return expressionErrors(at, expression, admissionComplaint(expression, { age, params, authorizer: true }, 'condition'))
}

/** Upstream's validateMatchConditions. */
export function validateMatchConditions(
  conditions: readonly Condition[] | undefined,
  path: FieldPath,
  options: ConditionOptions,
): Errors {
  const list = conditions ?? []
  const names = list.map(({ name }) => name)
  return [
    ...(list.length > most ? [field.tooMany(path, list.length, most)] : none),
    ...each(path, list, ({ name, expression }, at, index) => [
      ...validateExpression(expression, at.child('expression'), options),
      ...(name ? byRule(at.child('name'), name, isQualifiedName) : [field.required(at.child('name'))]),
      ...(name && names.indexOf(name) < index ? [field.duplicate(at.child('name'), name)] : none),
    ]),
  ]
}
