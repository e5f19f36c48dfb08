import { field, isDNS1123Subdomain, Quantity, type corev1, type FieldPath } from '@orrery/api'
import { validateNodeSelector } from '../pod-spec/validate-affinity.js'
import { byRule, none, optionalOneOf, type Errors } from '../validation/checks.js'
import { positiveAmount, volumeModes } from '../volume/claim-spec.js'
import { validateAccessModes } from '../volume/validate-access-modes.js'
import { validateSources } from './sources.js'

type Spec = corev1.PersistentVolumeSpec

function validateCapacity(path: FieldPath, { capacity }: Spec): Errors {
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

function validateAffinity(path: FieldPath, { nodeAffinity }: Spec): Errors {
  if (!nodeAffinity) return none
  const at = path.child('nodeAffinity', 'required')
  if (!nodeAffinity.required) return [field.required(at, 'must specify required node constraints')]
  return validateNodeSelector(at, nodeAffinity.required)
}

/** The host's root is never emptied for the next claim. */
function validateRecycling(path: FieldPath, { hostPath, persistentVolumeReclaimPolicy }: Spec): Errors {
  const isRoot = hostPath !== undefined && /^\/[/.]*$/.test(hostPath.path)
  if (!isRoot || persistentVolumeReclaimPolicy !== 'Recycle') return none
  const detail = "may not be 'recycle' for a hostPath mount of '/'"
  return [field.forbidden(path.child('persistentVolumeReclaimPolicy'), detail)]
}

function validateAttributesClass(path: FieldPath, { volumeAttributesClassName: name, csi }: Spec): Errors {
  if (name === undefined) return none
  const at = path.child('volumeAttributesClassName')
  const needsCsi = 'has to be specified when using volumeAttributesClassName'
  return [
    ...(name === '' ? [field.required(at, 'an empty string is disallowed')] : byRule(at, name, isDNS1123Subdomain)),
    ...(csi ? none : [field.required(path.child('csi'), needsCsi)]),
  ]
}

function validateModes(path: FieldPath, accessModes: readonly string[] = []): Errors {
  const at = path.child('accessModes')
  return [...(accessModes.length === 0 ? [field.required(at)] : none), ...validateAccessModes(at, accessModes)]
}

/** Upstream's ValidatePersistentVolumeSpec of a volume called `name`. */
export function validateVolumeSpec(path: FieldPath, spec: Spec, name: string): Errors {
  const { storageClassName, persistentVolumeReclaimPolicy: policy } = spec
  return [
    ...validateModes(path, spec.accessModes),
    ...validateCapacity(path, spec),
    ...(policy ? optionalOneOf(path.child('persistentVolumeReclaimPolicy'), policy, ['Delete', 'Recycle', 'Retain']) : none),
    ...validateAffinity(path, spec),
    ...validateSources(path, spec, name),
    ...validateRecycling(path, spec),
    ...(storageClassName ? byRule(path.child('storageClassName'), storageClassName, isDNS1123Subdomain) : none),
    ...optionalOneOf(path.child('volumeMode'), spec.volumeMode, volumeModes),
    ...validateAttributesClass(path, spec),
  ]
}

/** The same of a volume that is no object: only a driver's, and nothing of how it is claimed. */
export function validateInlineVolumeSpec(path: FieldPath, spec: Spec): Errors {
  const context = 'in the context of inline volumes'
  const { persistentVolumeReclaimPolicy: policy, volumeMode } = spec
  const unclaimed = (name: 'claimRef' | 'nodeAffinity'): Errors =>
    spec[name] ? [field.forbidden(path.child(name), `may not be specified ${context}`)] : none
  const forbidden = (name: string, wrong: boolean, what: string): Errors =>
    wrong ? [field.forbidden(path.child(name), `may ${what} ${context}`)] : none
  return [
    ...unclaimed('claimRef'),
    ...forbidden('capacity', Object.keys(spec.capacity ?? {}).length > 0, 'not be specified'),
    ...(spec.csi ? none : [field.required(path.child('csi'), `has to be specified ${context}`)]),
    ...validateModes(path, spec.accessModes),
    ...forbidden('persistentVolumeReclaimPolicy', Boolean(policy) && policy !== 'Retain', 'only be Retain'),
    ...unclaimed('nodeAffinity'),
    ...validateSources(path, spec, ''),
    ...validateRecycling(path, spec),
    ...forbidden('storageClassName', Boolean(spec.storageClassName), 'not be specified'),
    ...forbidden('volumeMode', volumeMode !== undefined && volumeMode !== 'Filesystem', 'not specify volumeMode other than Filesystem'),
  ]
}
