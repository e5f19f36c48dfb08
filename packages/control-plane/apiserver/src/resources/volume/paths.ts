import { field, type FieldPath } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

/** A path that stays below where it begins. */
export function descendingPath(path: FieldPath, value: string): Errors {
  return [
    ...(value.startsWith('/') ? [field.invalid(path, value, 'must be a relative path')] : none),
    ...noBacksteps(path, value),
  ]
}

export function noBacksteps(path: FieldPath, value: string): Errors {
  return value.split('/').includes('..') ? [field.invalid(path, value, "must not contain '..'")] : none
}

/** The same, and its first name does not begin as the files do that the volume manages itself. */
export function fileInVolume(path: FieldPath, value: string): Errors {
  const reserved = value.startsWith('..') && !value.startsWith('../') && value !== '..'
  const detail = "must not start with '..'"
  return [...descendingPath(path, value), ...(reserved ? [field.invalid(path, value, detail)] : none)]
}

/** Permission bits of a file. */
export function fileMode(path: FieldPath, mode: number | undefined): Errors {
  if (mode === undefined || (mode >= 0 && mode <= 0o777)) return none
  return [field.invalid(path, mode, 'must be a number between 0 and 0777 (octal), both inclusive')]
}
