import { deepEqual, field, FieldPath, type corev1 } from '@orrery/api'
import { none, type Errors } from '../validation/checks.js'

type Claim = corev1.PersistentVolumeClaim

const detail =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

/** The new spec with everything that may change as it was: the volume it gets, and, once it is bound, its size. */
function munged({ spec }: Claim, old: Claim): object {
  const bound = old.status.phase === 'Bound'
  const volumeName = old.spec.volumeName ? spec.volumeName : old.spec.volumeName
  const { requests } = bound ? old.spec.resources : spec.resources
  const attributes = bound ? old.spec.volumeAttributesClassName : spec.volumeAttributesClassName
  return { ...spec, volumeName, resources: { ...spec.resources, requests }, volumeAttributesClassName: attributes }
}

function plain(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}

export function validateFixedSpec(next: Claim, old: Claim): Errors {
  const same = deepEqual(plain(munged(next, old)), plain(old.spec))
  return same ? none : [field.forbidden(FieldPath.root('spec'), detail)]
}
