import type { corev1, discoveryv1 } from '@orrery/api'
import { endpointsOfPort, type EndpointSources } from './endpoints-of-port.js'
import type { Protocol, ServicePort, ServicePorts } from './service-port.js'

const defaultAffinitySeconds = 10_800

/**
 * What Services and their endpoints mean. Headless and ExternalName services, and those that name another proxy
 * (label service.kubernetes.io/service-proxy-name), mean nothing here.
 */
export function planServicePorts(
  services: readonly corev1.Service[],
  slices: readonly discoveryv1.EndpointSlice[],
  endpoints: readonly corev1.Endpoints[],
): ServicePorts {
  const sources = groupByService(slices, endpoints)
  return services
    .filter(isProxied)
    .flatMap((service) => {
      const key = `${service.metadata.namespace ?? ''}/${service.metadata.name}`
      return portsOf(service, sources.get(key) ?? { slices: [], endpoints: undefined })
    })
    .toSorted(byName)
}

function isProxied(service: corev1.Service): boolean {
  const { clusterIP = '', type } = service.spec
  if (type === 'ExternalName' || clusterIP === '' || clusterIP === 'None') return false
  return service.metadata.labels?.['service.kubernetes.io/service-proxy-name'] === undefined
}

function groupByService(
  slices: readonly discoveryv1.EndpointSlice[],
  endpoints: readonly corev1.Endpoints[],
): Map<string, EndpointSources> {
  const groups = new Map<string, { slices: discoveryv1.EndpointSlice[]; endpoints: corev1.Endpoints | undefined }>()
  const group = (key: string): { slices: discoveryv1.EndpointSlice[]; endpoints: corev1.Endpoints | undefined } => {
    const found = groups.get(key) ?? { slices: [], endpoints: undefined }
    groups.set(key, found)
    return found
  }
  for (const slice of slices) {
    const service = slice.metadata.labels?.['kubernetes.io/service-name']
    if (service !== undefined) group(`${slice.metadata.namespace ?? ''}/${service}`).slices.push(slice)
  }
  for (const object of endpoints) group(`${object.metadata.namespace ?? ''}/${object.metadata.name}`).endpoints = object
  return groups
}

function portsOf(service: corev1.Service, sources: EndpointSources): ServicePort[] {
  const { spec, status, metadata } = service
  const ingress = status.loadBalancer?.ingress ?? []
  const affinity = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? defaultAffinitySeconds
  return (spec.ports ?? []).map((port) => ({
    namespace: metadata.namespace ?? '',
    service: metadata.name,
    portName: port.name ?? '',
    protocol: protocolOf(port.protocol),
    clusterIP: spec.clusterIP ?? '',
    port: port.port,
    nodePort: port.nodePort ?? 0,
    externalIPs: spec.externalIPs ?? [],
    loadBalancerIPs: ingress.flatMap(({ ip, ipMode }) => (ip === undefined || ipMode === 'Proxy' ? [] : [ip])),
    affinitySeconds: spec.sessionAffinity === 'ClientIP' ? affinity : 0,
    endpoints: endpointsOfPort(sources, port.name ?? '', protocolOf(port.protocol)),
  }))
}

export function protocolOf(text: string | undefined): Protocol {
  return text === 'UDP' || text === 'SCTP' ? text : 'TCP'
}

function byName(a: ServicePort, b: ServicePort): number {
  const left = [a.namespace, a.service, a.portName, a.protocol].join('\0')
  const right = [b.namespace, b.service, b.portName, b.protocol].join('\0')
  return left < right ? -1 : Number(left > right)
}
