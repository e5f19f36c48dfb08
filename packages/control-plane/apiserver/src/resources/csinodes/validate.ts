import {
  byteLength,
  deepEqual,
  field,
  FieldPath,
  isQualifiedName,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type storagev1,
} from '@orrery/api'
import { atLeastZero, byRule, each, none, type Errors } from '../validation/checks.js'
import { validateDriverName } from '../volume/csi.js'

type CSINode = storagev1.CSINode

const path = FieldPath.root('spec', 'drivers')
const longestID = 256

function validateID(id: string, at: FieldPath): Errors {
  if (id === '') return [field.required(at)]
  return byteLength(id) > longestID ? [field.invalid(at, id, `must be ${longestID} characters or less`)] : none
}

function validateKeys(keys: readonly string[], at: FieldPath): Errors {
  return keys.flatMap((key, index) => [
    ...(key === '' ? [field.required(at)] : none),
    ...(keys.indexOf(key) < index ? [field.duplicate(at, key)] : none),
    ...byRule(at, key, isQualifiedName),
  ])
}

/** What is wrong with topology keys is reported of the driver, as upstream does. */
function validateDriver(driver: storagev1.CSINodeDriver, at: FieldPath, again: boolean): Errors {
  const { name, nodeID, allocatable, topologyKeys } = driver
  return [
    ...validateDriverName(at.child('name'), name),
    ...validateID(nodeID, at.child('nodeID')),
    ...atLeastZero(at.child('allocatable', 'count'), allocatable?.count),
    ...(again ? [field.duplicate(at.child('name'), name)] : none),
    ...validateKeys(topologyKeys ?? [], at),
  ]
}

/** Upstream's ValidateCSINode besides the metadata. */
export function validateCSINode({ spec }: CSINode): Errors {
  const drivers = spec.drivers ?? []
  return each(path, drivers, (driver, at, index) =>
    validateDriver(driver, at, drivers.findIndex(({ name }) => name === driver.name) < index),
  )
}

/** A driver comes and goes, but is never another. */
export function validateCSINodeUpdate(next: CSINode, old: CSINode): Errors {
  const changed = (old.spec.drivers ?? []).flatMap((before) =>
    (next.spec.drivers ?? []).filter((driver) => driver.name === before.name && !deepEqual(driver, before)),
  )
  const whole = [
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateCSINode(next),
  ]
  // Upstream looks at the whole node twice, which shows in the causes.
  return [...whole, ...whole, ...changed.map((driver) => field.invalid(path, driver, 'field is immutable'))]
}
