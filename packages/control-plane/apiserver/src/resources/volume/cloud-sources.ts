import { field, inclusiveRangeText, isDNS1123Label, type corev1, type FieldPath } from '@orrery/api'
import { byRule, named, none, optionalOneOf, required, type Errors } from '../validation/checks.js'
import { needs, secretNeeds } from './needs.js'

/** A disk and one of its partitions. */
export function validatePartition(name: 'pdName' | 'volumeID') {
  return (path: FieldPath, source: { partition?: number; pdName?: string; volumeID?: string }): Errors => {
    const { partition = 0 } = source
    const wrong = partition < 0 || partition > 255
    return [
      ...required(path.child(name), source[name]),
      ...(wrong ? [field.invalid(path.child('partition'), partition, inclusiveRangeText(1, 255))] : none),
    ]
  }
}

const diskUri = {
  managed: [
    '/subscriptions/',
    '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
  ],
  blob: ['https://', 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd'],
} as const

export function validateAzureDisk(path: FieldPath, disk: corev1.AzureDiskVolumeSource): Errors {
  const { diskURI, kind } = disk
  const [prefix, form] = kind === 'Managed' ? diskUri.managed : diskUri.blob
  const strange = kind !== undefined && !diskURI.startsWith(prefix)
  return [
    ...needs<'diskName' | 'diskURI'>('diskName', 'diskURI')(path, disk),
    ...optionalOneOf(path.child('cachingMode'), disk.cachingMode, ['None', 'ReadOnly', 'ReadWrite']),
    ...optionalOneOf(path.child('kind'), kind, ['Dedicated', 'Managed', 'Shared']),
    ...(strange ? [field.notSupported(path.child('diskURI'), diskURI, [form])] : none),
  ]
}

export function validatePersistentAzureFile(path: FieldPath, file: corev1.AzureFilePersistentVolumeSource): Errors {
  const empty = file.secretNamespace === '' ? [field.required(path.child('secretNamespace'))] : none
  return [...needs<'secretName' | 'shareName'>('secretName', 'shareName')(path, file), ...empty]
}

/** Options with upstream's own domains are upstream's to set. */
export function validateFlexVolume(path: FieldPath, { driver, options = {} }: corev1.FlexVolumeSource): Errors {
  const reserved = Object.keys(options).filter((name) => /(^|\.)(kubernetes|k8s)\.io$/i.test(name.split('/')[0] ?? ''))
  const detail = 'kubernetes.io and k8s.io namespaces are reserved'
  return [
    ...required(path.child('driver'), driver),
    ...reserved.map((name) => field.invalid(path.child('options').key(name), name, detail)),
  ]
}

type StorageOs = corev1.StorageOSVolumeSource | corev1.StorageOSPersistentVolumeSource

/** `of`: what the secret must say of itself. */
export function validateStorageOs(...of: readonly ('name' | 'namespace')[]) {
  return (path: FieldPath, source: StorageOs): Errors => [
    ...named(path.child('volumeName'), source.volumeName, isDNS1123Label),
    ...(source.volumeNamespace ? byRule(path.child('volumeNamespace'), source.volumeNamespace, isDNS1123Label) : none),
    ...secretNeeds(...of)(path, source),
  ]
}
