import { FieldPath, nameIsPathSegment, validateObjectMeta, type ApiObject } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

/** Upstream's strategies of RBAC check an update twice, metadata and all, which shows in the causes. */
export function checkedTwice<T extends ApiObject>(
  validate: (object: T) => Errors,
  namespaced: boolean,
  changed: (next: T, old: T) => Errors = () => none,
): (next: T, old: T) => Errors {
  return (next, old) => {
    const metadata = validateObjectMeta(next.metadata, namespaced, nameIsPathSegment, FieldPath.root('metadata'))
    const errors = [...metadata, ...validate(next)]
    return [...errors, ...errors, ...changed(next, old)]
  }
}
