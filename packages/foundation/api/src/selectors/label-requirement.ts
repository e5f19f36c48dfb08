import { aggregateText, field, type FieldError } from '../fields/field-error.js'
import { isQualifiedName, isValidLabelValue } from '../fields/name-rules.js'
import { SelectorError } from './selector-error.js'

/** As upstream's selection package spells them. */
export type LabelOperator = 'in' | 'notin' | '=' | '==' | '!=' | 'gt' | 'lt' | 'exists' | '!'

/** One condition on one label. Made by `labelRequirement`, which checks it. */
export interface LabelRequirement {
  readonly key: string
  readonly operator: LabelOperator
  readonly values: readonly string[]
  /** The same where they are many, to be found soon. */
  readonly among?: ReadonlySet<string>
}

/** More values than this are looked up, not compared one by one. */
const manyValues = 8

const integer = /^[-+]?[0-9]+$/

function int64(text: string): bigint | undefined {
  if (!integer.test(text) || text.length > 30) return undefined
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return BigInt.asIntN(64, value) === value ? value : undefined
}

/** Upstream's complaint about a key; the path is `<nil>` where the parser itself found it. */
export function keyError(key: string, path: string): FieldError | undefined {
  const errors = isQualifiedName(key)
  return errors.length === 0 ? undefined : field.invalid(path, key, errors.join('; '))
}

interface Arity {
  fits: (count: number) => boolean
  text: string
}

const one: Arity = { fits: (count) => count === 1, text: 'exact-match compatibility requires one single value' }
const some: Arity = { fits: (count) => count > 0, text: "for 'in', 'notin' operators, values set can't be empty" }
const none: Arity = { fits: (count) => count === 0, text: 'values set must be empty for exists and does not exist' }
const number: Arity = { fits: (count) => count === 1, text: "for 'Gt', 'Lt' operators, exactly one value is required" }

const arities: Readonly<Record<LabelOperator, Arity>> = {
  in: some, notin: some, '=': one, '==': one, '!=': one, exists: none, '!': none, gt: number, lt: number,
}

function isRight(key: string, operator: LabelOperator, values: readonly string[]): boolean {
  const arity = arities[operator]
  const fits = (value: string): boolean =>
    isValidLabelValue(value).length === 0 && (arity !== number || int64(value) !== undefined)
  return arity.fits(values.length) && keyError(key, 'key') === undefined && values.every(fits)
}

/** `among`: the same values, where the caller has the set. Throws SelectorError where upstream's NewRequirement fails. */
export function labelRequirement(
  key: string,
  operator: LabelOperator,
  values: readonly string[],
  among?: ReadonlySet<string>,
): LabelRequirement {
  if (!isRight(key, operator, values)) throw wrongRequirement(key, operator, values.toSorted())
  return { key, operator, values, ...(values.length > manyValues && { among: among ?? new Set(values) }) }
}

function wrongRequirement(key: string, operator: LabelOperator, values: readonly string[]): SelectorError {
  const arity = arities[operator]
  const wrongKey = keyError(key, 'key')
  const errors = wrongKey ? [wrongKey] : []
  if (!arity.fits(values.length)) errors.push(field.invalid('values', values, arity.text))
  for (const [index, value] of values.entries()) {
    if (arity !== number || int64(value) !== undefined) continue
    errors.push(field.invalid(`values[${index}]`, value, "for 'Gt', 'Lt' operators, the value must be an integer"))
  }
  for (const [index, value] of values.entries()) {
    const wrong = isValidLabelValue(value)
    if (wrong.length > 0) errors.push(field.invalid(`values[${index}][${key}]`, value, wrong.join('; ')))
  }
  return new SelectorError(aggregateText(errors))
}

function ordered(text: string | undefined, bound: string | undefined, holds: (a: bigint, b: bigint) => boolean): boolean {
  const left = int64(text ?? '')
  const right = int64(bound ?? '')
  return left !== undefined && right !== undefined && holds(left, right)
}

type Match = (value: string | undefined, values: readonly string[], among: ReadonlySet<string> | undefined) => boolean

const among: Match = (value, values, set) => value !== undefined && (set ? set.has(value) : values.includes(value))
const notAmong: Match = (value, values, set) => !among(value, values, set)

const matches: Readonly<Record<LabelOperator, Match>> = {
  in: among,
  '=': among,
  '==': among,
  notin: notAmong,
  '!=': notAmong,
  exists: (value) => value !== undefined,
  '!': (value) => value === undefined,
  gt: (value, [bound]) => ordered(value, bound, (a, b) => a > b),
  lt: (value, [bound]) => ordered(value, bound, (a, b) => a < b),
}

/** `value` is undefined where the object has no such label. */
export function matchesRequirement(requirement: LabelRequirement, value: string | undefined): boolean {
  return matches[requirement.operator](value, requirement.values, requirement.among)
}

const joints: Readonly<Partial<Record<LabelOperator, string>>> = { gt: '>', lt: '<' }

export function requirementText(requirement: LabelRequirement): string {
  const { key, operator, values } = requirement
  if (operator === 'exists') return key
  if (operator === '!') return `!${key}`
  const list = values.toSorted().join(',')
  if (operator === 'in' || operator === 'notin') return `${key} ${operator} (${list})`
  return `${key}${joints[operator] ?? operator}${list}`
}
