import { field, isQualifiedName, isValidLabelValue, type FieldPath } from '@orrery/api'
import { byRule, each, none, type Errors } from '../resources/validation/checks.js'

interface Requirement {
  key: string
  operator: string
  values?: readonly string[]
}

/** Which objects an access is limited to: as the client wrote it, or in parts. */
export interface AccessSelector {
  rawSelector?: string
  requirements?: readonly Requirement[]
}

const counts: Readonly<Record<string, 'some' | 'no'>> = { In: 'some', NotIn: 'some', Exists: 'no', DoesNotExist: 'no' }

/** Operators that are not known here pass: newer clients may ask with them. */
function arity(path: FieldPath, { operator, values = [] }: Requirement): Errors {
  if (counts[operator] === 'some' && values.length === 0) {
    return [field.required(path, "must be specified when `operator` is 'In' or 'NotIn'")]
  }
  if (counts[operator] !== 'no' || values.length === 0) return none
  return [field.forbidden(path, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")]
}

function ofFields(path: FieldPath, one: Requirement): Errors {
  const key = one.key === '' ? [field.required(path.child('key'), 'must be specified')] : none
  return [...key, ...arity(path.child('values'), one)]
}

function ofLabels(path: FieldPath, one: Requirement): Errors {
  return [
    ...arity(path.child('values'), one),
    ...byRule(path.child('key'), one.key, isQualifiedName),
    ...each(path.child('values'), one.values, (value, at) => byRule(at, value, isValidLabelValue)),
  ]
}

export function validateSelector(path: FieldPath, selector: AccessSelector | undefined, labels: boolean): Errors {
  if (!selector) return none
  const { rawSelector = '', requirements = [] } = selector
  const raw = path.child('rawSelector')
  const list = path.child('requirements')
  const both = rawSelector !== '' && requirements.length > 0
  const neither = rawSelector === '' && requirements.length === 0
  return [
    ...(both ? [field.invalid(raw, rawSelector, 'may not specified at the same time as requirements')] : none),
    ...(neither ? [field.required(list, `when ${path.toString()} is specified, requirements or rawSelector is required`)] : none),
    ...each(list, requirements, (one, at) => (labels ? ofLabels(at, one) : ofFields(at, one))),
  ]
}
