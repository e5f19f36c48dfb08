import { field, FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

/** Each type once, and none without. */
export function validateConditions(conditions: readonly { type?: string }[] | null | undefined): Errors {
  const types = (conditions ?? []).map(({ type = '' }) => type)
  return each(FieldPath.root('status', 'conditions'), types, (type, at, index) => [
    ...(types.indexOf(type) < index ? [field.duplicate(at.child('type'), type)] : none),
    ...(type ? none : [field.required(at.child('type'))]),
  ])
}
