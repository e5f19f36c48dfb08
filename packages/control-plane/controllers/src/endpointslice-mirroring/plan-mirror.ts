import { deepEqual, type corev1, type discoveryv1, type Draft } from '@orrery/api'
import { packSlices } from '../endpointslice/pack-slices.js'
import { portMapKey, type AddressType } from '../endpointslice/endpoint-of-pod.js'
import type { SlicePlan } from '../endpointslice/plan-slices.js'
import { managedByLabel, serviceNameLabel } from '../endpointslice/slice-metadata.js'
import { controllerReference } from '../replication/pod-from-template.js'
import { isIPv6 } from '../service-pods/eligible.js'
import { triggerTimeAnnotation } from '../service-pods/trigger-time.js'

type Slice = discoveryv1.EndpointSlice

export const mirroredBy = 'endpointslicemirroring-controller.k8s.io'

/** Most addresses that are mirrored of one subset. */
export const maxEndpointsPerSubset = 1000

const unmirrored = [triggerTimeAnnotation, 'kubectl.kubernetes.io/last-applied-configuration']

interface Group {
  type: AddressType
  ports: discoveryv1.EndpointPort[]
  endpoints: discoveryv1.Endpoint[]
}

function endpointOf(address: corev1.EndpointAddress, ready: boolean): discoveryv1.Endpoint {
  const { ip, hostname, nodeName, targetRef } = address
  return {
    addresses: [ip],
    conditions: { ready },
    ...(hostname ? { hostname } : {}),
    ...(targetRef ? { targetRef } : {}),
    ...(nodeName ? { nodeName } : {}),
  }
}

function portsOf(subset: corev1.EndpointSubset): discoveryv1.EndpointPort[] {
  return (subset.ports ?? []).map(({ name = '', port, protocol = 'TCP', appProtocol }) => ({
    name,
    protocol,
    port,
    ...(appProtocol === undefined ? {} : { appProtocol }),
  }))
}

/** By kind of address and ports; addresses named twice count once, not ready outweighing ready. */
function groupsOf(endpoints: corev1.Endpoints): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const subset of endpoints.subsets ?? []) {
    const ports = portsOf(subset)
    const ready = (subset.addresses ?? []).map((address) => endpointOf(address, true))
    const notReady = (subset.notReadyAddresses ?? []).map((address) => endpointOf(address, false))
    for (const endpoint of [...ready, ...notReady].slice(0, maxEndpointsPerSubset)) {
      const type = isIPv6(endpoint.addresses[0] ?? '') ? 'IPv6' : 'IPv4'
      const key = `${type} ${portMapKey(ports)}`
      const group: Group = groups.get(key) ?? { type, ports, endpoints: [] }
      groups.set(key, group)
      group.endpoints = group.endpoints.filter((other) => other.addresses[0] !== endpoint.addresses[0])
      group.endpoints.push(endpoint)
    }
  }
  return groups
}

/** What a mirrored slice carries of its Endpoints. */
function adornments({ metadata }: corev1.Endpoints): Pick<Slice['metadata'], 'labels' | 'annotations'> {
  const kept = Object.entries(metadata.annotations ?? {}).filter(([key]) => !unmirrored.includes(key))
  const labels = { ...metadata.labels, [serviceNameLabel]: metadata.name, [managedByLabel]: mirroredBy }
  return { labels, annotations: Object.fromEntries(kept) }
}

function newSlice(endpoints: corev1.Endpoints, group: Group, contents: discoveryv1.Endpoint[]): Draft<Slice> {
  const { name, namespace } = endpoints.metadata
  const metadata = {
    ...adornments(endpoints),
    generateName: `${name}-`,
    ...(namespace ? { namespace } : {}),
    ownerReferences: [controllerReference(endpoints, 'v1', 'Endpoints')],
  }
  const { type: addressType, ports } = group
  return { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata, addressType, endpoints: contents, ports }
}

/** The writes that make the mirrored slices say what hand-made Endpoints say. */
export function planMirror(endpoints: corev1.Endpoints, slices: readonly Slice[]): SlicePlan {
  const plan: SlicePlan = { create: [], update: [], remove: [] }
  const groups = groupsOf(endpoints)
  const wanted = adornments(endpoints)
  const { labels = {}, annotations = {} } = wanted
  const stale = ({ metadata }: Slice): boolean =>
    !deepEqual(metadata.labels ?? {}, labels) || !deepEqual(metadata.annotations ?? {}, annotations)
  const keyOf = (slice: Slice): string => `${slice.addressType} ${portMapKey(slice.ports)}`
  for (const [key, group] of groups) {
    const existing = slices.filter((slice) => keyOf(slice) === key)
    const packing = packSlices(existing, group.endpoints, maxEndpointsPerSubset, stale)
    plan.create.push(...packing.create.map((contents) => newSlice(endpoints, group, contents)))
    plan.remove.push(...packing.remove)
    for (const { slice, endpoints: contents } of packing.update) {
      plan.update.push({ ...slice, endpoints: contents, metadata: { ...slice.metadata, ...wanted } })
    }
  }
  plan.remove.push(...slices.filter((slice) => !groups.has(keyOf(slice))))
  return plan
}
