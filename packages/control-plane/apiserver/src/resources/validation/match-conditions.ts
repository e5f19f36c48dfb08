import { field, isQualifiedName, type admissionregistrationv1, type FieldPath } from '@orrery/api'
import { byRule, each, none, type Errors } from './checks.js'

type Condition = admissionregistrationv1.MatchCondition

const most = 64

/** Upstream's validateMatchConditions, but for whether an expression compiles. */
export function validateMatchConditions(conditions: readonly Condition[] | undefined, path: FieldPath): Errors {
  const list = conditions ?? []
  const names = list.map(({ name }) => name)
  return [
    ...(list.length > most ? [field.tooMany(path, list.length, most)] : none),
    ...each(path, list, ({ name, expression }, at, index) => [
      ...(expression.trim() ? none : [field.required(at.child('expression'))]),
      ...(name ? byRule(at.child('name'), name, isQualifiedName) : [field.required(at.child('name'))]),
      ...(name && names.indexOf(name) < index ? [field.duplicate(at.child('name'), name)] : none),
    ]),
  ]
}
