import { deepEqual, field, FieldPath, type ApiObject, type FieldError } from '@orrery/api'
import type { Target } from '../contract.js'
import { none, notNegative, type Errors } from './checks.js'

type Check = (path: FieldPath, value: unknown) => Errors

/** What must be true of the fields at a path, wherever what holds them is there. */
export interface FieldRule {
  /** `spec.rules[].http.paths[].pathType`: `[]` stands for every element. */
  path: string
  check: Check
  /** What to say of a value that is not what stood there before, on updates of the object itself. */
  changed?: (path: FieldPath, value: unknown) => FieldError
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

/** Must be there: no empty text and no empty list. */
export function must(path: string, detail = ''): FieldRule {
  return { path, check: (at, value) => (isMissing(value) ? [field.required(at, detail)] : none) }
}

/** Must be there, be it empty. */
export function mustBeGiven(path: string, detail = ''): FieldRule {
  const check: Check = (at, value) => (value === undefined || value === null ? [field.required(at, detail)] : none)
  return { path, check }
}

/** One of some words, if it is there. */
export function words(path: string, known: readonly string[]): FieldRule {
  const check: Check = (at, value) =>
    typeof value !== 'string' || known.includes(value) ? none : [field.notSupported(at, value, known)]
  return { path, check }
}

/** One of some words, and there. */
export function mustBeOneOf(path: string, known: readonly string[], detail = ''): FieldRule {
  const check: Check = (at, value) =>
    isMissing(value) ? [field.required(at, detail)] : words(path, known).check(at, value)
  return { path, check }
}

function number(path: string, least: number, detail: string): FieldRule {
  const check: Check = (at, value) => (typeof value === 'number' && value < least ? [field.invalid(at, value, detail)] : none)
  return { path, check }
}

export function zeroOrMore(path: string): FieldRule {
  return number(path, 0, notNegative)
}

export function moreThanZero(path: string): FieldRule {
  return number(path, 1, 'must be greater than 0')
}

/** Never another once it is there. */
export function unchanging(path: string, detail = 'field is immutable'): FieldRule {
  return { path, check: () => none, changed: (at, value) => field.invalid(at, value ?? null, detail) }
}

/** The same, where upstream calls the change forbidden. */
export function forbiddenToChange(path: string, detail: string): FieldRule {
  return { path, check: () => none, changed: (at) => field.forbidden(at, detail) }
}

interface Found {
  path: FieldPath
  value: unknown
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function step({ path, value }: Found, segment: string): Found[] {
  if (!isObject(value)) return []
  const name = segment.replace(/\[\]$/, '')
  const child: unknown = Reflect.get(value, name)
  const at = path.child(name)
  if (!segment.endsWith('[]')) return [{ path: at, value: child }]
  return Array.isArray(child) ? child.map((item: unknown, index) => ({ path: at.index(index), value: item })) : []
}

/** Every place of an object that a path means, in order. Missing parts on the way hold nothing. */
export function placesOf(object: object, path: string): readonly Found[] {
  const start: Found[] = [{ path: FieldPath.root(''), value: object }]
  return path.split('.').reduce((found, segment) => found.flatMap((one) => step(one, segment)), start)
}

/** What is wrong by a table, in its order. */
export function checkAll(object: ApiObject, rules: readonly FieldRule[]): Errors {
  return rules.flatMap(({ path, check }) => placesOf(object, path).flatMap((found) => check(found.path, found.value)))
}

function changes(next: ApiObject, old: ApiObject, rules: readonly FieldRule[]): Errors {
  return rules.flatMap(({ path, changed }) => {
    if (!changed) return []
    const before = placesOf(old, path)
    return placesOf(next, path).flatMap((found, index) =>
      deepEqual(found.value, before[index]?.value) ? [] : [changed(found.path, found.value)],
    )
  })
}

export interface Checks {
  validate(object: ApiObject): Errors
  validateUpdate(next: ApiObject, old: ApiObject, target: Target): Errors
}

/** A kind's table as its validation. Subresources are not looked at. */
export function byRules(...rules: readonly FieldRule[]): Checks {
  return {
    validate: (object) => checkAll(object, rules),
    validateUpdate: (next, old, target) =>
      target === '' ? [...checkAll(next, rules), ...changes(next, old, rules)] : none,
  }
}
