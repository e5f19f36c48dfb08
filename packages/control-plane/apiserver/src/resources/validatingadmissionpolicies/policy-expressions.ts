import {
  admissionComplaint,
  field,
  variableType,
  type admissionregistrationv1,
  type AdmissionOptions,
  type ExpressionType,
  type FieldPath,
  type Wanted,
} from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Spec = admissionregistrationv1.ValidatingAdmissionPolicySpec

function storedIn(old: Spec | undefined): Readonly<Record<Wanted, ReadonlySet<string>>> {
  const conditions = new Set(old?.validations?.map(({ expression }) => expression))
  return {
    condition: conditions,
    any: conditions,
    message: new Set(old?.validations?.flatMap(({ messageExpression }) => messageExpression ?? [])),
    annotation: new Set(old?.auditAnnotations?.map(({ valueExpression }) => valueExpression)),
  }
}

/** The expressions of a policy: they know its variables, in the order in which these are declared. */
export class PolicyExpressions {
  readonly #params: boolean
  readonly #stored: Readonly<Record<Wanted, ReadonlySet<string>>>
  readonly #variables: Map<string, ExpressionType> | undefined

  constructor({ paramKind, variables }: Spec, old: Spec | undefined) {
    this.#params = paramKind !== undefined
    this.#stored = storedIn(old)
    this.#variables = variables && variables.length > 0 ? new Map<string, ExpressionType>() : undefined
  }

  /** Messages cannot ask for permissions. */
  validate(expression: string, at: FieldPath, wanted: Wanted): Errors {
    const text = wanted === 'annotation' ? expression.trim() : expression
    const complaint = admissionComplaint(text, this.#options(expression, wanted), wanted)
    return complaint === undefined ? none : [field.invalid(at, expression, complaint)]
  }

  declare(name: string, expression: string, at: FieldPath): Errors {
    const errors = this.validate(expression, at, 'any')
    this.#variables?.set(name, variableType(expression, this.#options(expression, 'any')))
    return errors
  }

  #options(expression: string, wanted: Wanted): AdmissionOptions {
    const age = this.#stored[wanted].has(expression) ? 'stored' : 'new'
    const variables = this.#variables
    return { age, params: this.#params, authorizer: wanted !== 'message', ...(variables && { variables }) }
  }
}
