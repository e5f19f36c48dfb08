import { deepEqual, FieldPath, semanticEqual, type discoveryv1 } from '@orrery/api'
import type { Strategy } from '../contract.js'
import { addressWarning } from '../validation/addresses.js'

type EndpointSlice = discoveryv1.EndpointSlice

/** These controllers have put right what they were given. */
const controllers = new Set(['endpointslice-controller.k8s.io', 'endpointslicemirroring-controller.k8s.io'])

function badAddresses({ metadata, endpoints }: EndpointSlice): readonly string[] {
  if (controllers.has(metadata.labels?.['endpointslice.kubernetes.io/managed-by'] ?? '')) return []
  const path = FieldPath.root('endpoints')
  return (endpoints ?? []).flatMap(({ addresses }, index) =>
    (addresses ?? []).flatMap((ip, at) => addressWarning(path.index(index).child('addresses').index(at), ip) ?? []),
  )
}

/** In place: topology is what the first version of slices had; its node names live on where they are left alone. */
function dropTopology({ endpoints }: EndpointSlice, old?: EndpointSlice): void {
  if (old && semanticEqual(endpoints, old.endpoints)) return
  const known = new Set((old?.endpoints ?? []).map((one) => one.deprecatedTopology?.['kubernetes.io/hostname'] ?? ''))
  for (const endpoint of endpoints ?? []) {
    const name = endpoint.deprecatedTopology?.['kubernetes.io/hostname']
    if (name && known.has(name)) endpoint.nodeName ??= name
    delete endpoint.deprecatedTopology
  }
}

function held({ addressType, endpoints, ports }: EndpointSlice): object {
  return { addressType, endpoints, ports }
}

export const endpointSliceStrategy: Strategy<EndpointSlice> = {
  prepareForCreate: (slice) => dropTopology(slice),
  /** A slice's labels say what it belongs to, and count as much as what it holds. */
  prepareForUpdate(slice, old) {
    const same = semanticEqual(held(slice), held(old)) && deepEqual({ ...slice.metadata.labels }, { ...old.metadata.labels })
    if (!same) slice.metadata.generation = (old.metadata.generation ?? 0) + 1
    dropTopology(slice, old)
  },
  warnings(slice, old) {
    const named = !old && slice.addressType === 'FQDN'
    return [...(named ? ['spec.addressType: FQDN endpoints are deprecated'] : []), ...badAddresses(slice)]
  },
}
