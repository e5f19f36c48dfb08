import { deepEqual, field, FieldPath, type appsv1 } from '@orrery/api'
import { atLeastZero, none, type Errors } from '../validation/checks.js'

type Revision = appsv1.ControllerRevision

/** Upstream's ValidateControllerRevision besides the metadata. */
export function validateRevision({ data, revision }: Revision): Errors {
  const missing = data === undefined || data === null
  return [
    ...(missing ? [field.required('data', 'data is mandatory')] : none),
    ...atLeastZero(FieldPath.root('revision'), revision),
  ]
}

/** What a revision holds never changes. */
export function validateRevisionUpdate(next: Revision, old: Revision): Errors {
  const same = deepEqual(next.data, old.data)
  return [...validateRevision(next), ...(same ? none : [field.invalid('data', next.data ?? 'null', 'field is immutable')])]
}
