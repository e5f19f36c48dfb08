import { resources, type corev1 } from '@orrery/api'
import { concerns } from './attributes.js'
import { newestDefault } from './default-class.js'
import type { AdmissionPlugin } from './plugin.js'
import { listShared } from './shared-objects.js'

const marks = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']
const betaClass = 'volume.beta.kubernetes.io/storage-class'

/** Claims that name no class get the default one; an empty name is a name. */
export const defaultStorageClass: AdmissionPlugin = {
  name: 'DefaultStorageClass',
  operations: ['CREATE'],
  mutate(attributes, services) {
    const { subresource, object } = attributes
    if (subresource !== '' || !concerns(attributes, resources.corev1.persistentvolumeclaims)) return
    const { metadata, spec } = object as corev1.PersistentVolumeClaim
    if (spec.storageClassName !== undefined || metadata.annotations?.[betaClass] !== undefined) return
    const found = newestDefault(listShared(services, resources.storagev1.storageclasses, ''), marks)
    if (found) spec.storageClassName = found.metadata.name
  },
}
