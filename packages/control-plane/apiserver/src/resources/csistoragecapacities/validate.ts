import {
  deepEqual,
  field,
  FieldPath,
  isDNS1123Subdomain,
  nameIsDNSSubdomain,
  Quantity,
  validateLabelSelector,
  validateObjectMeta,
  type storagev1,
} from '@orrery/api'
import { byRule, none, notNegative, type Errors } from '../validation/checks.js'

type Capacity = storagev1.CSIStorageCapacity

function validateCapacity({ capacity }: Capacity): Errors {
  const negative = capacity !== undefined && Quantity.parse(capacity).sign < 0
  return negative ? [field.invalid('capacity', capacity, notNegative)] : none
}

/** Upstream's ValidateCSIStorageCapacity besides the metadata. */
export function validateCSIStorageCapacity(one: Capacity): Errors {
  return [
    ...validateLabelSelector(one.nodeTopology, FieldPath.root('nodeTopology')),
    ...byRule(FieldPath.root('storageClassName'), one.storageClassName, isDNS1123Subdomain),
    ...validateCapacity(one),
  ]
}

/** What capacity is meant stays; how much there is changes. */
export function validateCSIStorageCapacityUpdate(next: Capacity, old: Capacity): Errors {
  const kept = ['nodeTopology', 'storageClassName'] as const
  return [
    ...validateObjectMeta(next.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateCSIStorageCapacity(next),
    ...kept.flatMap((name) =>
      deepEqual(next[name], old[name]) ? none : [field.invalid(name, next[name] ?? null, 'field is immutable')],
    ),
  ]
}
