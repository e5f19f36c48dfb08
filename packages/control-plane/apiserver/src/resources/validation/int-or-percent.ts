import { field, isValidPercent, type FieldPath } from '@orrery/api'
import { atLeastZero, byRule, none, type Errors } from './checks.js'

type IntOrString = number | string

const greatest = Number.MAX_SAFE_INTEGER

/** As Go's Atoi with its error ignored. */
function whole(text: string): number {
  return /^[+-]?\d+$/.test(text) ? Math.min(Number(text), greatest) : 0
}

function percent(value: IntOrString): number | undefined {
  if (typeof value === 'number' || isValidPercent(value).length > 0) return undefined
  return whole(value.slice(0, -1))
}

/** The number, or the percentage without its sign. What is neither counts for nothing. */
export function intOrPercentValue(value: IntOrString): number {
  return percent(value) ?? (typeof value === 'number' ? value : whole(value))
}

/** Upstream's ValidatePositiveIntOrPercent. */
export function intOrPercent(path: FieldPath, value: IntOrString): Errors {
  return typeof value === 'number' ? atLeastZero(path, value) : byRule(path, value, isValidPercent)
}

/** Upstream's IsNotMoreThan100Percent. */
export function notMoreThanAll(path: FieldPath, value: IntOrString): Errors {
  return (percent(value) ?? 0) <= 100 ? none : [field.invalid(path, value, 'must not be greater than 100%')]
}
