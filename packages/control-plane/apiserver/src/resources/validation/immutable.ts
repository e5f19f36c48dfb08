import { field, semanticEqual, type FieldPath } from '@orrery/api'
import { none, type Errors } from './checks.js'

/** Upstream's ValidateImmutableField. */
export function immutable(path: FieldPath, next: unknown, old: unknown): Errors {
  return semanticEqual(next, old) ? none : [field.invalid(path, next ?? null, 'field is immutable')]
}
