import { field, isDNS1123Label, isDNS1123Subdomain, type corev1, type FieldPath } from '@orrery/api'
import { byRule, named, none, required, type Errors } from '../validation/checks.js'

const longestDriver = 63

/** The name of a driver, in capitals or not: upstream's ValidateCSIDriverName. */
export function validateDriverName(path: FieldPath, name: string): Errors {
  return [
    ...required(path, name),
    ...(name.length > longestDriver ? [field.tooLong(path, longestDriver)] : none),
    ...isDNS1123Subdomain(name.toLowerCase()).map((detail) => field.invalid(path, name, detail)),
  ]
}

export function validatePodCsi(path: FieldPath, { driver, nodePublishSecretRef }: corev1.CSIVolumeSource): Errors {
  const errors = validateDriverName(path.child('driver'), driver)
  if (!nodePublishSecretRef) return errors
  const { name } = nodePublishSecretRef
  // Upstream tells of a missing name under the reference, of a wrong one under the volume.
  if (!name) return [...errors, field.required(path.child('nodePublishSecretRef', 'name'))]
  return [...errors, ...byRule(path.child('name'), name, isDNS1123Subdomain)]
}

function validateSecret(path: FieldPath, secret: corev1.SecretReference | undefined): Errors {
  if (!secret) return none
  return [
    ...named(path.child('name'), secret.name, isDNS1123Subdomain),
    ...named(path.child('namespace'), secret.namespace, isDNS1123Label),
  ]
}

const secrets = [
  'controllerPublishSecretRef',
  'controllerExpandSecretRef',
  'nodePublishSecretRef',
  'nodeExpandSecretRef',
] as const

export function validatePersistentCsi(path: FieldPath, csi: corev1.CSIPersistentVolumeSource): Errors {
  return [
    ...validateDriverName(path.child('driver'), csi.driver),
    ...required(path.child('volumeHandle'), csi.volumeHandle),
    ...secrets.flatMap((name) => validateSecret(path.child(name), csi[name])),
  ]
}
