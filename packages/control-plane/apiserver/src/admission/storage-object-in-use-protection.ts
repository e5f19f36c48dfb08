import { resources } from '@orrery/api'
import { concerns } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'

const { persistentvolumeclaims, persistentvolumes } = resources.corev1

const protections = [
  { resource: persistentvolumeclaims, finalizer: 'kubernetes.io/pvc-protection' },
  { resource: persistentvolumes, finalizer: 'kubernetes.io/pv-protection' },
] as const

/** Claims and volumes outlast their deletion while they are in use: controllers take the finalizers away. */
export const storageObjectInUseProtection: AdmissionPlugin = {
  name: 'StorageObjectInUseProtection',
  operations: ['CREATE'],
  mutate(attributes) {
    const { subresource, object } = attributes
    const found = protections.find(({ resource }) => concerns(attributes, resource))
    if (subresource !== '' || !found || !object) return
    const { metadata } = object
    if (!metadata.finalizers?.includes(found.finalizer)) metadata.finalizers = [...(metadata.finalizers ?? []), found.finalizer]
  },
}
