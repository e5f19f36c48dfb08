import {
  admissionComplaint,
  anyType,
  checkVariable,
  type admissionregistrationv1,
  type AdmissionOptions,
  type CheckedVariable,
  type ExpressionType,
  type FieldPath,
  type Wanted,
} from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import type { ExpressionBudget } from '../validation/expression-budget.js'
import { expressionErrors } from '../validation/expression-errors.js'

type Spec = admissionregistrationv1.ValidatingAdmissionPolicySpec

const unseen: CheckedVariable = { type: anyType }

function storedIn(old: Spec | undefined): Readonly<Record<Wanted, ReadonlySet<string>>> {
  return {
    condition: new Set(old?.validations?.map(({ expression }) => expression)),
    message: new Set(old?.validations?.flatMap(({ messageExpression }) => messageExpression ?? [])),
    annotation: new Set(old?.auditAnnotations?.map(({ valueExpression }) => valueExpression)),
  }
}

/** The expressions of a policy: they know its variables, in the order in which these are declared. */
export class PolicyExpressions {
  readonly #params: boolean
  readonly #budget: ExpressionBudget
  readonly #stored: Readonly<Record<Wanted, ReadonlySet<string>>>
  readonly #variables: Map<string, ExpressionType> | undefined

  constructor({ paramKind, variables }: Spec, old: Spec | undefined, budget: ExpressionBudget) {
    this.#budget = budget
    this.#params = paramKind !== undefined
    this.#stored = storedIn(old)
    this.#variables = variables && variables.length > 0 ? new Map<string, ExpressionType>() : undefined
  }

  /** Messages cannot ask for permissions. */
  validate(expression: string, at: FieldPath, wanted: Wanted): Errors {
    if (!this.#budget.takes(expression)) return none
    const text = wanted === 'annotation' ? expression.trim() : expression
    return expressionErrors(at, expression, admissionComplaint(text, this.#options(expression, wanted), wanted))
  }

  /** A variable, for the expressions after it. */
  declare(name: string, expression: string, at: FieldPath): Errors {
    const allowed = this.#budget.takes(expression)
    const { complaint, type } = allowed ? checkVariable(expression, this.#options(expression, 'condition')) : unseen
    this.#variables?.set(name, type)
    return expressionErrors(at, expression, complaint)
  }

  #options(expression: string, wanted: Wanted): AdmissionOptions {
    const age = this.#stored[wanted].has(expression) ? 'stored' : 'new'
    const variables = this.#variables
    return { age, params: this.#params, authorizer: wanted !== 'message', ...(variables && { variables }) }
  }
}
