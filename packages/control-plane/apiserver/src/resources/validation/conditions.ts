import { byteLength, field, formatRule, isQualifiedName, type FieldPath, type metav1 } from '@orrery/api'
import { byRule, each, none, optionalOneOf, type Errors } from './checks.js'

const longestReason = 1024
const longestMessage = 32 * 1024

const isReason = formatRule({
  expression: '[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?',
  text:
    "a condition reason must start with alphabetic character, optionally followed by a string of alphanumeric characters or '_,:', " +
    "and must end with an alphanumeric character or '_'",
  examples: ['my_name', 'MY_NAME', 'MyName', 'ReasonA,ReasonB', 'ReasonA:ReasonB'],
})

function validateReason(path: FieldPath, reason: string): Errors {
  if (!reason) return [field.required(path)]
  const long = byteLength(reason) > longestReason ? [field.tooLong(path, longestReason)] : none
  return [...byRule(path, reason, isReason), ...long]
}

function validateCondition(path: FieldPath, condition: metav1.Condition): Errors {
  const { type, status, reason, message, lastTransitionTime, observedGeneration = 0 } = condition
  const generation = path.child('observedGeneration')
  return [
    ...byRule(path.child('type'), type, isQualifiedName),
    ...optionalOneOf(path.child('status'), status, ['False', 'True', 'Unknown']),
    ...(observedGeneration < 0 ? [field.invalid(generation, observedGeneration, 'must be greater than or equal to zero')] : none),
    ...(lastTransitionTime ? none : [field.required(path.child('lastTransitionTime'))]),
    ...validateReason(path.child('reason'), reason),
    ...(byteLength(message) > longestMessage ? [field.tooLong(path.child('message'), longestMessage)] : none),
  ]
}

/** Upstream's ValidateConditions: each type once, each condition well formed. */
export function validateConditions(path: FieldPath, conditions: readonly metav1.Condition[] | undefined): Errors {
  const seen = new Set<string>()
  return each(path, conditions, (condition, at) => {
    const again = seen.has(condition.type)
    seen.add(condition.type)
    return [...(again ? [field.duplicate(at.child('type'), condition.type)] : none), ...validateCondition(at, condition)]
  })
}
