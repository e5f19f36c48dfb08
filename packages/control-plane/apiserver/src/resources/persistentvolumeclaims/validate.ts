import { field, FieldPath, isQualifiedName, Quantity, semanticEqual, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import type { ResourceList } from '../resource-list/amounts.js'
import { validateAmount } from '../resource-list/validate.js'
import { none, type Errors } from '../validation/checks.js'
import { validateClaimSpec } from '../volume/claim-spec.js'

type Claim = corev1.PersistentVolumeClaim
type Spec = corev1.PersistentVolumeClaimSpec

const path = FieldPath.root('spec')

/** Upstream's ValidatePersistentVolumeClaim besides the metadata. */
export function validateClaim({ spec }: Claim): Errors {
  return validateClaimSpec(path, spec)
}

const classAnnotation = 'volume.beta.kubernetes.io/storage-class'

function annotated({ metadata }: Claim): string {
  return metadata.annotations?.[classAnnotation] ?? ''
}

/** The class moves from the annotation to the field: the annotation goes, the field says the same. */
function movesClass(next: Claim, old: Claim): boolean {
  const before = annotated(old)
  const { storageClassName } = next.spec
  return before !== '' && old.spec.storageClassName === undefined && storageClassName === before && annotated(next) === ''
}

/** A claim that named no class gets one, where it did not ask for none by its annotation. */
function gainsClass(next: Claim, old: Claim): boolean {
  const unset = old.spec.storageClassName === undefined && next.spec.storageClassName !== undefined
  return unset && old.metadata.annotations?.[classAnnotation] === undefined
}

/** The new spec with everything that may change as it was: the volume it gets, and, once it is bound, its size. */
function munged(next: Claim, old: Claim): object {
  const { spec, status } = next
  const bound = status.phase === 'Bound'
  const requests = spec.resources.requests && { ...spec.resources.requests, storage: sizeOf(old.spec) }
  const classChanges = movesClass(next, old) || gainsClass(next, old)
  return {
    ...spec,
    volumeName: old.spec.volumeName ? (spec.volumeName ?? null) : null,
    resources: { ...spec.resources, ...(bound && requests && { requests }) },
    storageClassName: classChanges ? null : (spec.storageClassName ?? null),
    volumeAttributesClassName: (bound ? old.spec : spec).volumeAttributesClassName ?? null,
  }
}

function sizeOf({ resources }: Spec): string {
  return resources.requests?.['storage'] ?? '0'
}

/** A claim may shrink back to no less than it has, where growing it failed. */
function validateSize(next: Claim, old: Claim): Errors {
  const size = Quantity.parse(sizeOf(next.spec))
  const has = Quantity.parse(old.status.capacity?.['storage'] ?? '0')
  if (size.compare(Quantity.parse(sizeOf(old.spec))) >= 0 || size.compare(has) > 0) return none
  return [field.forbidden(path.child('resources', 'requests', 'storage'), 'field can not be less than status.capacity')]
}

/** A class of attributes that is in force is not taken away. */
function validateAttributes({ spec }: Claim, { status }: Claim): Errors {
  const { volumeAttributesClassName: name } = spec
  if (status.currentVolumeAttributesClassName === undefined || name) return none
  const to = name === undefined ? 'nil' : 'empty string'
  const detail = `update to ${to} is forbidden when status.currentVolumeAttributesClassName is not nil`
  return [field.forbidden(path.child('volumeAttributesClassName'), detail)]
}

const fixedSpec =
  'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims'

function validateFixed(next: Claim, old: Claim): Errors {
  const immutable = 'field is immutable'
  const annotation = FieldPath.root('metadata', 'annotations', classAnnotation)
  const sameAnnotation = movesClass(next, old) || annotated(next) === annotated(old)
  return [
    ...(sameAnnotation ? none : [field.invalid(annotation, annotated(next), immutable)]),
    ...(semanticEqual(munged(next, old), { ...old.spec, volumeName: old.spec.volumeName || null }) ? none : [field.forbidden(path, fixedSpec)]),
    ...validateSize(next, old),
    ...(next.spec.volumeMode === old.spec.volumeMode
      ? none
      : [field.invalid('volumeMode', next.spec.volumeMode ?? null, immutable)]),
    ...validateAttributes(next, old),
  ]
}

function resourceName(at: FieldPath, name: string): Errors {
  const wrong = isQualifiedName(name).map((detail) => field.invalid(at, name, detail))
  const native = !name.includes('/') || name.includes('kubernetes.io/')
  return wrong.length > 0 || !native || name === 'storage' ? wrong : [field.notSupported(at, name, ['storage'])]
}

function negative(at: FieldPath, amount: string): Errors {
  const value = Quantity.parse(amount).value()
  return value < 0n ? [field.invalid(at, value, 'must be a valid resource quantity')] : none
}

function validateAllocated(at: FieldPath, list: ResourceList): Errors {
  return Object.entries(list).flatMap(([name, amount]) => {
    const errors = resourceName(at, name)
    if (errors.length > 0) return errors
    const wrong = negative(at.key(name), amount)
    return wrong.length > 0 ? wrong : validateAmount(at.key(name), 'storage', amount)
  })
}

const resizes = [
  'ControllerResizeInProgress',
  'ControllerResizeInfeasible',
  'NodeResizeInProgress',
  'NodeResizeInfeasible',
  'NodeResizePending',
]

function validateStatus({ status }: Claim): Errors {
  const at = FieldPath.root('status')
  const statuses = at.child('allocatedResourceStatuses')
  return [
    ...Object.entries(status.capacity ?? {}).flatMap(([name, amount]) => negative(at.child('capacity').key(name), amount)),
    ...Object.entries(status.allocatedResourceStatuses ?? {}).flatMap(([name, value]) => [
      ...resourceName(statuses, name),
      ...(resizes.includes(value) ? none : [field.notSupported(statuses, name, resizes)]),
    ]),
    ...validateAllocated(at.child('allocatedResources'), status.allocatedResources ?? {}),
  ]
}

export function validateClaimUpdate(next: Claim, old: Claim, target: Target): Errors {
  if (target === 'status') return validateStatus(next)
  if (target !== '') return none
  const grouped = [old.spec.dataSource, old.spec.dataSourceRef].some((source) => typeof source?.apiGroup === 'string')
  const errors = validateClaimSpec(path, next.spec, grouped ? 'any' : 'named well')
  // Upstream looks at the whole claim twice, which shows in the causes.
  return [...errors, ...errors, ...validateFixed(next, old)]
}

/** Fractions of a byte are not refused, for those who wrote them before. */
export function warnOfClaim({ metadata, spec }: Claim): readonly string[] {
  const annotations = FieldPath.root('metadata', 'annotations')
  const old = metadata.annotations?.[classAnnotation] !== undefined
  const detail = 'deprecated since v1.8; use "storageClassName" attribute instead'
  const fractions = (['requests', 'limits'] as const).flatMap((list) => {
    const amount: string | null | undefined = spec.resources[list]?.['storage']
    const at = path.child('resources', list).key('storage').toString()
    const whole = Quantity.parse(amount ?? '0').milliValue() % 1000n === 0n
    return whole ? [] : [`${at}: fractional byte value ${JSON.stringify(amount)} is invalid, must be an integer`]
  })
  return [...(old ? [`${annotations.key(classAnnotation).toString()}: ${detail}`] : []), ...fractions]
}
