import { field, FieldPath, type coordinationv1 } from '@orrery/api'
import { atLeastZero, none, type Errors } from '../validation/checks.js'

const path = FieldPath.root('spec')

/** Upstream's ValidateLeaseSpec. */
export function validateLease({ spec }: coordinationv1.Lease): Errors {
  const { leaseDurationSeconds: duration, leaseTransitions } = spec
  const short = duration !== undefined && duration <= 0
  return [
    ...(short ? [field.invalid(path.child('leaseDurationSeconds'), duration, 'must be greater than 0')] : none),
    ...atLeastZero(path.child('leaseTransitions'), leaseTransitions),
  ]
}
