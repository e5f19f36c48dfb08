import { field, FieldPath, isDNS1123Subdomain, Quantity, semanticEqual, type corev1 } from '@orrery/api'
import type { Target } from '../contract.js'
import { validateNodeSelector } from '../pod-spec/validate-affinity.js'
import { byRule, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { positiveAmount, volumeModes } from '../volume/claim-spec.js'
import { validateAccessModes } from '../volume/validate-access-modes.js'
import { sourceKinds, validateSources } from './sources.js'

type Volume = corev1.PersistentVolume
type Spec = corev1.PersistentVolumeSpec

const path = FieldPath.root('spec')

function validateCapacity({ capacity }: Spec): Errors {
  const at = path.child('capacity')
  const entries = Object.entries<string | null>(capacity ?? {})
  const storageAlone = entries.length === 1 && entries[0]?.[0] === 'storage'
  return [
    ...(entries.length === 0 ? [field.required(at)] : none),
    ...(storageAlone ? none : [field.notSupported(at, capacity ?? null, ['storage'])]),
    ...entries.flatMap(([name, amount]) => {
      const value = Quantity.parse(amount ?? '0').value()
      const negative = value < 0n ? [field.invalid(at.key(name), value, 'must be a valid resource quantity')] : none
      return [...negative, ...positiveAmount(at.key(name), amount ?? '0')]
    }),
  ]
}

function validateAffinity({ nodeAffinity }: Spec): Errors {
  if (!nodeAffinity) return none
  const at = path.child('nodeAffinity', 'required')
  if (!nodeAffinity.required) return [field.required(at, 'must specify required node constraints')]
  return validateNodeSelector(at, nodeAffinity.required)
}

/** The host's root is never emptied for the next claim. */
function validateRecycling({ hostPath, persistentVolumeReclaimPolicy }: Spec): Errors {
  const isRoot = hostPath !== undefined && /^\/[/.]*$/.test(hostPath.path)
  if (!isRoot || persistentVolumeReclaimPolicy !== 'Recycle') return none
  const detail = "may not be 'recycle' for a hostPath mount of '/'"
  return [field.forbidden(path.child('persistentVolumeReclaimPolicy'), detail)]
}

function validateAttributesClass({ volumeAttributesClassName: name, csi }: Spec): Errors {
  if (name === undefined) return none
  const at = path.child('volumeAttributesClassName')
  const needsCsi = 'has to be specified when using volumeAttributesClassName'
  return [
    ...(name === '' ? [field.required(at, 'an empty string is disallowed')] : byRule(at, name, isDNS1123Subdomain)),
    ...(csi ? none : [field.required(path.child('csi'), needsCsi)]),
  ]
}

/** Upstream's ValidatePersistentVolume besides the metadata. */
export function validatePersistentVolume({ metadata, spec }: Volume): Errors {
  const { accessModes = [], storageClassName } = spec
  return [
    ...(accessModes.length === 0 ? [field.required(path.child('accessModes'))] : none),
    ...validateAccessModes(path.child('accessModes'), accessModes),
    ...validateCapacity(spec),
    ...optionalOneOf(path.child('persistentVolumeReclaimPolicy'), spec.persistentVolumeReclaimPolicy, [
      'Delete',
      'Recycle',
      'Retain',
    ]),
    ...validateAffinity(spec),
    ...validateSources(path, spec, metadata.name ?? ''),
    ...validateRecycling(spec),
    ...(storageClassName ? byRule(path.child('storageClassName'), storageClassName, isDNS1123Subdomain) : none),
    ...optionalOneOf(path.child('volumeMode'), spec.volumeMode, volumeModes),
    ...validateAttributesClass(spec),
  ]
}

/** What holds the data; a secret for growing it may come later. */
function source(spec: Spec, old: Spec): object {
  const held = Object.fromEntries(sourceKinds.map((kind) => [kind, spec[kind]]))
  if (!spec.csi || !old.csi || old.csi.controllerExpandSecretRef) return held
  return { ...held, csi: { ...spec.csi, controllerExpandSecretRef: undefined } }
}

function validateFixed(next: Spec, old: Spec): Errors {
  const fixed = 'field is immutable'
  const sameSource = semanticEqual(source(next, old), source(old, old))
  const sameNodes = !old.nodeAffinity || semanticEqual(next.nodeAffinity, old.nodeAffinity)
  const unset = old.volumeAttributesClassName !== undefined && next.volumeAttributesClassName === undefined
  return [
    ...(sameSource
      ? none
      : [field.forbidden(path.child('persistentvolumesource'), 'spec.persistentvolumesource is immutable after creation')]),
    ...(next.volumeMode === old.volumeMode ? none : [field.invalid('volumeMode', next.volumeMode ?? null, fixed)]),
    ...(sameNodes
      ? none
      : [field.invalid('nodeAffinity', next.nodeAffinity ?? null, `${fixed}, except for updating from beta label to GA`)]),
    ...(unset
      ? [field.forbidden(path.child('volumeAttributesClassName'), 'update from non-nil value to nil is forbidden')]
      : none),
  ]
}

export function validatePersistentVolumeUpdate(next: Volume, old: Volume, target: Target): Errors {
  if (target !== '') return none
  // Upstream looks at the whole volume twice, which shows in the causes.
  return [...validatePersistentVolume(next), ...validatePersistentVolume(next), ...validateFixed(next.spec, old.spec)]
}
