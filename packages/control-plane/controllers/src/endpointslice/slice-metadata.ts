import type { corev1, discoveryv1, ObjectMeta, OwnerReference } from '@orrery/api'
import { controllerReference } from '../replication/pod-from-template.js'
import { isHeadless } from '../service-pods/eligible.js'

export const serviceNameLabel = 'kubernetes.io/service-name'
export const managedByLabel = 'endpointslice.kubernetes.io/managed-by'
export const managedBy = 'endpointslice-controller.k8s.io'
const headlessLabel = 'service.kubernetes.io/headless'
const reserved = [serviceNameLabel, managedByLabel, headlessLabel]

/** The service's labels and the controller's, which win. */
export function sliceLabels(service: corev1.Service): Record<string, string> {
  const own = Object.entries(service.metadata.labels ?? {}).filter(([key]) => !reserved.includes(key))
  return {
    ...Object.fromEntries(own),
    ...(isHeadless(service) ? { [headlessLabel]: '' } : {}),
    [serviceNameLabel]: service.metadata.name,
    [managedByLabel]: managedBy,
  }
}

export function sliceOwner(service: corev1.Service): OwnerReference {
  return controllerReference(service, 'v1', 'Service')
}

export function ownedBy(slice: discoveryv1.EndpointSlice, service: corev1.Service): boolean {
  return slice.metadata.ownerReferences?.some((owner) => owner.uid === service.metadata.uid) ?? false
}

/** Metadata of a slice that is still to be made. */
export function newSliceMetadata(service: corev1.Service): Partial<ObjectMeta> {
  const { name, namespace } = service.metadata
  return {
    generateName: `${name}-`,
    ...(namespace ? { namespace } : {}),
    labels: sliceLabels(service),
    ownerReferences: [sliceOwner(service)],
  }
}
