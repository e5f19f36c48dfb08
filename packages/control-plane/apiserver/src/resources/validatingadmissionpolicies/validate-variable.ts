import { field, reservedWords, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'
import type { PolicyExpressions } from './policy-expressions.js'

function isIdentifier(name: string): boolean {
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !reservedWords.has(name)
}

/** A variable may speak of those before it. */
export function validateVariable(
  { name, expression }: admissionregistrationv1.Variable,
  path: FieldPath,
  expressions: PolicyExpressions,
): Errors {
  const [to, at] = [path.child('name'), path.child('expression')]
  const wrong = isIdentifier(name) ? none : [field.invalid(to, name, 'must be a valid CEL identifier')]
  return [
    ...(name.trim() ? wrong : [field.required(to, 'name is not specified')]),
    ...(expression.trim() ? expressions.declare(name, expression, at) : [field.required(at, 'expression is not specified')]),
  ]
}
