import { quote } from './quote.js'
import type { FieldPath } from './field-path.js'

/** Upstream's printed name of each type of field error, by its wire value (a cause's reason). */
const titles = {
  FieldValueNotFound: 'Not found',
  FieldValueRequired: 'Required value',
  FieldValueDuplicate: 'Duplicate value',
  FieldValueInvalid: 'Invalid value',
  FieldValueNotSupported: 'Unsupported value',
  FieldValueForbidden: 'Forbidden',
  FieldValueTooLong: 'Too long',
  FieldValueTooShort: 'Too short',
  FieldValueTooMany: 'Too many',
  FieldValueTooFew: 'Too few',
  FieldValueTypeInvalid: 'Invalid value',
  InternalError: 'Internal error',
} as const

export type FieldErrorType = keyof typeof titles

const withoutValue: ReadonlySet<FieldErrorType> = new Set([
  'FieldValueRequired',
  'FieldValueForbidden',
  'FieldValueTooLong',
  'FieldValueTooShort',
  'InternalError',
])

/** Why a field's value is refused (k8s.io/apimachinery/pkg/util/validation/field). A plain value. */
export interface FieldError {
  type: FieldErrorType
  field: string
  /** Absent: not printed. */
  badValue?: unknown
  detail: string
}

/** The form of a value of any type in a message: Go's JSON, which escapes what HTML would take for markup. */
function printJson(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function printValue(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  return typeof value === 'bigint' ? value.toString() : printJson(value)
}

/** The message without the field, as it stands in a cause. */
export function errorBody(error: FieldError): string {
  const shown = 'badValue' in error && !withoutValue.has(error.type)
  const head = shown ? `${titles[error.type]}: ${printValue(error.badValue)}` : titles[error.type]
  return error.detail === '' ? head : `${head}: ${error.detail}`
}

export function errorText(error: FieldError): string {
  return `${error.field}: ${errorBody(error)}`
}

/** All errors in one text: each message once, in brackets when there are several. Empty for none. */
export function aggregateText(errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(errorText))]
  return texts.length === 1 ? (texts[0] ?? '') : texts.length === 0 ? '' : `[${texts.join(', ')}]`
}

type Where = FieldPath | string

function counted(limit: number, one: string, many: string): string {
  return `${limit} ${limit === 1 ? one : many}`
}

function make(type: FieldErrorType, where: Where, detail: string): FieldError {
  return { type, field: where.toString(), detail }
}

function makeWith(type: FieldErrorType, where: Where, badValue: unknown, detail: string): FieldError {
  return { type, field: where.toString(), badValue, detail }
}

/** Constructors, named as upstream's field package. */
export const field = {
  required: (where: Where, detail = ''): FieldError => make('FieldValueRequired', where, detail),
  invalid: (where: Where, value: unknown, detail: string): FieldError =>
    makeWith('FieldValueInvalid', where, value, detail),
  typeInvalid: (where: Where, value: unknown, detail: string): FieldError =>
    makeWith('FieldValueTypeInvalid', where, value, detail),
  notSupported: (where: Where, value: unknown, supported: readonly string[]): FieldError => {
    const detail = supported.length === 0 ? '' : `supported values: ${supported.map(quote).join(', ')}`
    return makeWith('FieldValueNotSupported', where, value, detail)
  },
  duplicate: (where: Where, value: unknown): FieldError => makeWith('FieldValueDuplicate', where, value, ''),
  notFound: (where: Where, value: unknown): FieldError => makeWith('FieldValueNotFound', where, value, ''),
  forbidden: (where: Where, detail: string): FieldError => make('FieldValueForbidden', where, detail),
  /** `limit` in bytes. */
  tooLong: (where: Where, limit: number): FieldError =>
    make('FieldValueTooLong', where, `may not be more than ${counted(limit, 'byte', 'bytes')}`),
  tooLongCharacters: (where: Where, limit: number): FieldError =>
    make('FieldValueTooLong', where, `may not be more than ${counted(limit, 'character', 'characters')}`),
  tooShort: (where: Where, limit: number): FieldError =>
    make('FieldValueTooShort', where, `must be at least ${counted(limit, 'character', 'characters')}`),
  tooMany: (where: Where, actual: number, limit: number): FieldError =>
    makeWith('FieldValueTooMany', where, actual, `must have at most ${counted(limit, 'item', 'items')}`),
  tooFew: (where: Where, actual: number, limit: number): FieldError =>
    makeWith('FieldValueTooFew', where, actual, `must have at least ${counted(limit, 'item', 'items')}`),
  internal: (where: Where, detail: string): FieldError => make('InternalError', where, detail),
} as const
