import { Quantity, resources, type corev1 } from '@orrery/api'
import type { Services } from '../services.js'
import { concerns, refused } from './attributes.js'
import type { AdmissionPlugin } from './plugin.js'
import { findShared } from './shared-objects.js'

type Claim = corev1.PersistentVolumeClaim

const betaClass = 'volume.beta.kubernetes.io/storage-class'

function className({ metadata, spec }: Claim): string {
  return metadata.annotations?.[betaClass] ?? spec.storageClassName ?? ''
}

function size({ spec }: Claim): Quantity {
  return Quantity.parse(spec.resources.requests?.['storage'] ?? '0')
}

function mayGrow(claim: Claim, old: Claim, services: Services): boolean {
  const name = className(claim)
  if (name === '' || name !== className(old)) return false
  return findShared(services, resources.storagev1.storageclasses, '', name)?.allowVolumeExpansion ?? false
}

/** Claims grow only where they are bound and their class allows it. */
export const persistentVolumeClaimResize: AdmissionPlugin = {
  name: 'PersistentVolumeClaimResize',
  operations: ['UPDATE'],
  validate(attributes, services) {
    if (attributes.subresource !== '' || !concerns(attributes, resources.corev1.persistentvolumeclaims)) return
    const claim = attributes.object as Claim
    const old = attributes.old as Claim
    if (size(claim).compare(size(old)) <= 0) return
    if (old.status.phase !== 'Bound') throw refused(attributes, 'Only bound persistent volume claims can be expanded')
    if (mayGrow(claim, old, services)) return
    const why = 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize'
    throw refused(attributes, why)
  },
}
