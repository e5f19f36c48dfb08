import type { corev1, discoveryv1 } from '@orrery/api'
import type { Endpoint, Protocol } from './service-port.js'

/** What is known of a service's endpoints. Its Endpoints object counts only where it has no slices. */
export interface EndpointSources {
  slices: readonly discoveryv1.EndpointSlice[]
  endpoints: corev1.Endpoints | undefined
}

interface Candidate extends Endpoint {
  ready: boolean
  serving: boolean
}

/**
 * The endpoints that take traffic of one service port: the ready ones; where none is, those that still serve while
 * they terminate (upstream's ProxyTerminatingEndpoints).
 */
export function endpointsOfPort(sources: EndpointSources, portName: string, protocol: Protocol): Endpoint[] {
  const { slices, endpoints } = sources
  const all =
    slices.length > 0
      ? slices.flatMap((slice) => ofSlice(slice, portName, protocol))
      : (endpoints?.subsets ?? []).flatMap((subset) => ofSubset(subset, portName, protocol))
  const ready = all.filter((candidate) => candidate.ready)
  return ordered(ready.length > 0 ? ready : all.filter((candidate) => candidate.serving))
}

function ofSlice(slice: discoveryv1.EndpointSlice, portName: string, protocol: Protocol): Candidate[] {
  if (slice.addressType !== 'IPv4') return []
  const ports = (slice.ports ?? []).filter(
    (port) => (port.name ?? '') === portName && (port.protocol ?? 'TCP') === protocol,
  )
  return ports.flatMap(({ port }) =>
    port === undefined ? [] : (slice.endpoints ?? []).flatMap((endpoint) => ofEndpoint(endpoint, port)),
  )
}

function ofEndpoint({ addresses, conditions }: discoveryv1.Endpoint, port: number): Candidate[] {
  const ready = conditions?.ready ?? true
  const serving = (conditions?.serving ?? ready) && conditions?.terminating === true
  return addresses.slice(0, 1).map((ip) => ({ ip, port, ready, serving }))
}

function ofSubset(subset: corev1.EndpointSubset, portName: string, protocol: Protocol): Candidate[] {
  const ports = (subset.ports ?? []).filter(
    (port) => (port.name ?? '') === portName && (port.protocol ?? 'TCP') === protocol,
  )
  return ports.flatMap(({ port }) =>
    (subset.addresses ?? []).map(({ ip }) => ({ ip, port, ready: true, serving: false })),
  )
}

function ordered(candidates: readonly Candidate[]): Endpoint[] {
  const unique = new Map(candidates.map(({ ip, port }) => [`${ip}:${port}`, { ip, port }]))
  return [...unique.values()].toSorted((a, b) => numeric(a.ip) - numeric(b.ip) || a.port - b.port)
}

function numeric(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
}
