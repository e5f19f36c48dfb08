import type { corev1 } from '@orrery/api'
import { isPodReady } from '../pods/conditions.js'
import { addressesOf, hostnameIn, isEligible, isIPv6, targetOf } from '../service-pods/eligible.js'
import { findPort } from '../service-pods/find-port.js'
import { repackSubsets } from './repack-subsets.js'

/** The pod's address of the service's family; undefined where it has none. */
function addressFor(pod: corev1.Pod, service: corev1.Service): corev1.EndpointAddress | undefined {
  const v6 = service.spec.ipFamilies?.[0] === 'IPv6' || isIPv6(service.spec.clusterIP ?? '')
  const ip = addressesOf(pod).find((address) => isIPv6(address) === v6)
  if (ip === undefined) return undefined
  const hostname = hostnameIn(pod, service)
  return {
    ip,
    ...(hostname ? { hostname } : {}),
    ...(pod.spec.nodeName ? { nodeName: pod.spec.nodeName } : {}),
    targetRef: targetOf(pod),
  }
}

function endpointPort(port: corev1.ServicePort, number: number): corev1.EndpointPort {
  return {
    ...(port.name ? { name: port.name } : {}),
    port: number,
    protocol: port.protocol ?? 'TCP',
    ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }),
  }
}

function portsOf(pod: corev1.Pod, service: corev1.Service): (corev1.EndpointPort | undefined)[] {
  const ports = service.spec.ports ?? []
  if (ports.length === 0) return service.spec.clusterIP === 'None' ? [undefined] : []
  return ports.flatMap((port) => {
    const number = findPort(pod, port)
    return number === undefined ? [] : [endpointPort(port, number)]
  })
}

/** The subsets of a service's Endpoints, from the pods it selects. */
export function endpointsOf(service: corev1.Service, pods: readonly corev1.Pod[]): corev1.EndpointSubset[] {
  const publishAll = service.spec.publishNotReadyAddresses === true
  const subsets: corev1.EndpointSubset[] = []
  for (const pod of pods) {
    const address = isEligible(pod, publishAll) ? addressFor(pod, service) : undefined
    if (!address) continue
    const ready = publishAll || isPodReady(pod)
    for (const port of portsOf(pod, service)) {
      subsets.push({
        ...(ready ? { addresses: [address] } : { notReadyAddresses: [address] }),
        ...(port ? { ports: [port] } : {}),
      })
    }
  }
  return repackSubsets(subsets)
}
