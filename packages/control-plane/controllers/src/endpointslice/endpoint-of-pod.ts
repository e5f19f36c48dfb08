import type { corev1, discoveryv1 } from '@orrery/api'
import { isPodReady } from '../pods/conditions.js'
import { addressesOf, hostnameIn, isIPv6, targetOf } from '../service-pods/eligible.js'
import { findPort } from '../service-pods/find-port.js'

export type AddressType = 'IPv4' | 'IPv6'

/** The kinds of addresses a service's slices hold, one set of slices each. */
export function addressTypesOf(service: corev1.Service): AddressType[] {
  const families = service.spec.ipFamilies ?? []
  if (families.length > 0) return families.map((family) => (family === 'IPv6' ? 'IPv6' : 'IPv4'))
  return [isIPv6(service.spec.clusterIP ?? '') ? 'IPv6' : 'IPv4']
}

/** The pod as an endpoint; undefined where it has no address of the type. */
export function endpointOfPod(
  pod: corev1.Pod,
  service: corev1.Service,
  type: AddressType,
  node: corev1.Node | undefined,
): discoveryv1.Endpoint | undefined {
  const addresses = addressesOf(pod).filter((address) => isIPv6(address) === (type === 'IPv6'))
  if (addresses.length === 0) return undefined
  const serving = isPodReady(pod)
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating)
  const hostname = hostnameIn(pod, service)
  const zone = node?.metadata.labels?.['topology.kubernetes.io/zone']
  return {
    addresses,
    conditions: { ready, serving, terminating },
    ...(hostname ? { hostname } : {}),
    targetRef: targetOf(pod),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    ...(zone ? { zone } : {}),
  }
}

/** The service's ports on this pod. A headless service without ports has one entry for all of them: none. */
export function slicePorts(pod: corev1.Pod, service: corev1.Service): discoveryv1.EndpointPort[] {
  return (service.spec.ports ?? []).flatMap((port) => {
    const number = findPort(pod, port)
    if (number === undefined) return []
    const { name = '', protocol = 'TCP', appProtocol } = port
    return [{ name, protocol, port: number, ...(appProtocol === undefined ? {} : { appProtocol }) }]
  })
}

/** Ports that are the same to a slice, whatever their order. */
export function portMapKey(ports: readonly discoveryv1.EndpointPort[] | null | undefined): string {
  return (ports ?? [])
    .map((port) => `${port.name ?? ''}|${port.protocol ?? ''}|${port.port ?? ''}|${port.appProtocol ?? ''}`)
    .toSorted()
    .join(',')
}
