import { field, type ExpressionComplaint, type FieldPath } from '@orrery/api'
import { none, type Errors } from './checks.js'

/** What is wrong with an expression, as upstream reports it. */
export function expressionErrors(at: FieldPath, expression: string, complaint: ExpressionComplaint | undefined): Errors {
  if (!complaint) return none
  const { type, detail } = complaint
  return [type === 'invalid' ? field.invalid(at, expression, detail) : field[type](at, detail)]
}
