import type { corev1 } from '@orrery/api'
import { isPodFinished } from '../pods/phase.js'

/** Whether the pod has an address that may stand among endpoints (upstream's ShouldPodBeInEndpoints). */
export function isEligible(pod: corev1.Pod, includeTerminating: boolean): boolean {
  if (isPodFinished(pod)) return false
  if (!pod.status.podIP && !pod.status.podIPs?.length) return false
  return includeTerminating || pod.metadata.deletionTimestamp === undefined
}

/** The name the pod has below the service's, when it asked for one. */
export function hostnameIn(pod: corev1.Pod, service: corev1.Service): string | undefined {
  const { hostname, subdomain } = pod.spec
  return hostname && subdomain === service.metadata.name ? hostname : undefined
}

export function isIPv6(address: string): boolean {
  return address.includes(':')
}

/** All addresses of a pod; older kubelets wrote only the one. */
export function addressesOf(pod: corev1.Pod): string[] {
  if (pod.status.podIPs?.length) return pod.status.podIPs.map((item) => item.ip)
  return pod.status.podIP ? [pod.status.podIP] : []
}

export function isHeadless(service: corev1.Service): boolean {
  return service.spec.clusterIP === 'None' || service.spec.clusterIP === ''
}

export function targetOf(pod: corev1.Pod): corev1.ObjectReference {
  const { name, namespace, uid } = pod.metadata
  return { kind: 'Pod', ...(namespace ? { namespace } : {}), name, uid }
}
