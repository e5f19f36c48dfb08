import {
  field,
  isDNS1123Label,
  isDNS1123Subdomain,
  Quantity,
  validateLabelSelector,
  type corev1,
  type FieldPath,
} from '@orrery/api'
import { validateAmount } from '../resource-list/validate.js'
import { byRule, none, optionalOneOf, required, type Errors } from '../validation/checks.js'
import { validateAccessModes } from './validate-access-modes.js'

type Spec = corev1.PersistentVolumeClaimSpec

export const volumeModes = ['Block', 'Filesystem']

/** More than nothing. The amount is shown as it was given. */
export function positiveAmount(path: FieldPath, amount: string): Errors {
  return Quantity.parse(amount).sign > 0 ? none : [field.invalid(path, amount, 'must be greater than zero')]
}

function validateSize(path: FieldPath, { resources }: Spec): Errors {
  const size: string | null | undefined = resources.requests?.['storage']
  const at = path.child('resources').key('storage')
  if (size === undefined) return [field.required(at)]
  const errors = positiveAmount(at, size ?? '0')
  return errors.length > 0 ? errors : validateAmount(at, 'storage', size ?? '0')
}

/** How the group of a source is looked at: those of claims that were stored once were not checked. */
export type Groups = 'any' | 'named well'

function validateSource(path: FieldPath, { kind, name, ...source }: corev1.TypedLocalObjectReference, groups: Groups): Errors {
  // What nobody said is written as null.
  const apiGroup = source.apiGroup || ''
  const bare = "must be 'PersistentVolumeClaim' when referencing the default apiGroup"
  return [
    ...required(path.child('name'), name),
    ...required(path.child('kind'), kind),
    ...(apiGroup === '' && kind !== 'PersistentVolumeClaim' ? [field.invalid(path, kind, bare)] : none),
    ...(apiGroup === '' || groups === 'any' ? none : byRule(path.child('apiGroup'), apiGroup, isDNS1123Subdomain)),
  ]
}

function validateReference(path: FieldPath, source: corev1.TypedObjectReference, groups: Groups): Errors {
  const { namespace } = source
  const errors = validateSource(path, source, groups)
  return namespace ? [...errors, ...byRule(path.child('namespace'), namespace, isDNS1123Label)] : errors
}

/** The older field and the newer one say the same, as far as the older can. */
function validateAgreement(path: FieldPath, { dataSource, dataSourceRef }: Spec): Errors {
  if (!dataSource || !dataSourceRef) return none
  // Upstream shows the field's path where a value should be, which has no public fields.
  const wrong = (detail: string): Errors => [field.invalid(path, {}, detail)]
  if (dataSourceRef.namespace) return wrong('may not be specified when dataSourceRef.namespace is specified')
  const same =
    dataSource.kind === dataSourceRef.kind &&
    dataSource.name === dataSourceRef.name &&
    dataSource.apiGroup === dataSourceRef.apiGroup
  return same ? none : wrong('must match dataSourceRef')
}

/** Upstream's ValidatePersistentVolumeClaimSpec. */
export function validateClaimSpec(path: FieldPath, spec: Spec, groups: Groups = 'named well'): Errors {
  const { selector, dataSource, dataSourceRef, storageClassName, volumeAttributesClassName } = spec
  const className = (name: string, value: string | undefined): Errors =>
    value ? byRule(path.child(name), value, isDNS1123Subdomain) : none
  return [
    ...(spec.accessModes?.length ? none : [field.required(path.child('accessModes'), 'at least 1 access mode is required')]),
    ...(selector ? validateLabelSelector(selector, path.child('selector')) : none),
    ...(spec.accessModes?.length ? validateAccessModes(path.child('accessModes'), spec.accessModes) : none),
    ...validateSize(path, spec),
    ...className('storageClassName', storageClassName),
    ...optionalOneOf(path.child('volumeMode'), spec.volumeMode, volumeModes),
    ...(dataSource ? validateSource(path.child('dataSource'), dataSource, groups) : none),
    ...(dataSourceRef ? validateReference(path.child('dataSourceRef'), dataSourceRef, groups) : none),
    ...validateAgreement(path, spec),
    ...className('volumeAttributesClassName', volumeAttributesClassName),
  ]
}
