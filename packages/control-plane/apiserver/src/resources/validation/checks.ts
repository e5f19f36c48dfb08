import { field, inclusiveRangeText, type FieldError, type FieldPath } from '@orrery/api'

export type Errors = readonly FieldError[]

export const none: Errors = []

/** Where an error is told of no field: upstream prints a path of one empty name so. */
export const nowhere = '[]'

export const notNegative = 'must be greater than or equal to 0'

/** Every complaint of a rule about a string. */
export function byRule(path: FieldPath, value: string, rule: (value: string) => readonly string[]): Errors {
  return rule(value).map((detail) => field.invalid(path, value, detail))
}

/** Empty is an error of its own; then the rule. */
export function named(path: FieldPath, value: string | undefined, rule: (value: string) => readonly string[]): Errors {
  return value ? byRule(path, value, rule) : [field.required(path)]
}

export function required(path: FieldPath, value: unknown, detail = ''): Errors {
  return value === undefined || value === '' || value === null ? [field.required(path, detail)] : none
}

/** One of some words. What is empty is required. */
export function oneOf(path: FieldPath, value: string | undefined, words: readonly string[]): Errors {
  if (!value) return [field.required(path)]
  return words.includes(value) ? none : [field.notSupported(path, value, words)]
}

/** One of some words, if it is there at all. */
export function optionalOneOf(path: FieldPath, value: string | undefined, words: readonly string[]): Errors {
  return value === undefined || words.includes(value) ? none : [field.notSupported(path, value, words)]
}

export function atLeastZero(path: FieldPath, value: number | undefined): Errors {
  return value !== undefined && value < 0 ? [field.invalid(path, value, notNegative)] : none
}

/** Undefined passes. */
export function inRange(path: FieldPath, value: number | undefined, low: number, high: number): Errors {
  if (value === undefined || (value >= low && value <= high)) return none
  return [field.invalid(path, value, inclusiveRangeText(low, high))]
}

/** User and group ids of Unix. */
export function unixId(path: FieldPath, value: number | undefined): Errors {
  return inRange(path, value, 0, 2_147_483_647)
}

/** Every element's errors, in order. */
export function each<T>(
  path: FieldPath,
  list: readonly T[] | null | undefined,
  check: (item: T, path: FieldPath, index: number) => Errors,
): Errors {
  const errors: FieldError[] = []
  for (const [index, item] of (list ?? []).entries()) {
    for (const error of check(item, path.index(index), index)) errors.push(error)
  }
  return errors
}
