import {
  deepEqual,
  field,
  FieldPath,
  isQualifiedName,
  nameIsDNSSubdomain,
  validateObjectMeta,
  type storagev1,
} from '@orrery/api'
import { validateParameters } from '../storageclasses/validate.js'
import { byRule, none, type Errors } from '../validation/checks.js'

type AttributesClass = storagev1.VolumeAttributesClass

function validateDriver(name: string): Errors {
  const path = FieldPath.root('driverName')
  return name ? byRule(path, name.toLowerCase(), isQualifiedName) : [field.required(path)]
}

/** Upstream's ValidateVolumeAttributesClass besides the metadata. */
export function validateVolumeAttributesClass({ driverName, parameters }: AttributesClass): Errors {
  const path = FieldPath.root('parameters')
  const empty = Object.keys(parameters ?? {}).length === 0
  return [
    ...validateDriver(driverName),
    ...(empty ? [field.required(path, 'must contain at least one key/value pair')] : validateParameters(parameters, path)),
  ]
}

/** A class is for good: the volumes of another are changed towards another class. */
export function validateVolumeAttributesClassUpdate(next: AttributesClass, old: AttributesClass): Errors {
  const kept = ['driverName', 'parameters'] as const
  const whole = [
    ...validateObjectMeta(next.metadata, false, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateVolumeAttributesClass(next),
  ]
  // Upstream looks at the whole class twice, which shows in the causes.
  return [
    ...whole,
    ...kept.flatMap((name) => (deepEqual(next[name], old[name]) ? none : [field.forbidden(name, `updates to ${name} are forbidden.`)])),
    ...whole,
  ]
}
