import type { corev1 } from '@orrery/api'
import type { Lister } from '@orrery/client'

/** Whether a controller makes the service's endpoints: it has a selector and is no alias. */
export function hasManagedEndpoints(service: corev1.Service): boolean {
  return service.spec.selector !== undefined && service.spec.type !== 'ExternalName'
}

export function selects(service: corev1.Service, labels: Readonly<Record<string, string>> | undefined): boolean {
  return Object.entries(service.spec.selector ?? {}).every(([key, value]) => labels?.[key] === value)
}

/** In no particular order. An empty selector selects every pod of the namespace. */
export function selectedPods(service: corev1.Service, pods: Lister<corev1.Pod>): readonly corev1.Pod[] {
  return pods.list(service.metadata.namespace).filter((pod) => selects(service, pod.metadata.labels))
}
