import { deepEqual, field, FieldPath, type appsv1 } from '@orrery/api'
import { atLeastZero, none, type Errors } from '../validation/checks.js'

type Revision = appsv1.ControllerRevision

function validateData(data: unknown): Errors {
  if (data === undefined || data === null) return [field.required('data', 'data is mandatory')]
  const isMap = typeof data === 'object' && !Array.isArray(data)
  return isMap ? none : [field.required('data', 'data must be a valid JSON object')]
}

/** Upstream's ValidateControllerRevisionCreate besides the metadata. */
export function validateRevision({ data, revision }: Revision): Errors {
  return [...atLeastZero(FieldPath.root('revision'), revision), ...validateData(data)]
}

/** What a revision holds never changes. */
export function validateRevisionUpdate(next: Revision, old: Revision): Errors {
  const same = deepEqual(next.data, old.data)
  return [
    ...atLeastZero(FieldPath.root('revision'), next.revision),
    ...(same ? none : [field.invalid('data', next.data ?? null, 'field is immutable')]),
  ]
}
