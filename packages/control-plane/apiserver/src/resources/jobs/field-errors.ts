import { field, type FieldError, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

/** One of some words; what is missing is told of all of them, as Go prints a list of texts. */
export function oneOfListed(path: FieldPath, value: string | undefined, words: readonly string[]): Errors {
  if (!value) return [field.required(path, `valid values: [${words.map((word) => `"${word}"`).join(' ')}]`)]
  return words.includes(value) ? none : [field.notSupported(path, value, words)]
}

/** An error about several fields together, which shows no value. */
export function withoutValue(path: FieldPath, detail: string): FieldError {
  return { type: 'FieldValueInvalid', field: path.toString(), detail }
}
