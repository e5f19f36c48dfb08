import { deepEqual, type corev1, type discoveryv1, type Draft } from '@orrery/api'
import { isEligible } from '../service-pods/eligible.js'
import { endpointOfPod, portMapKey, slicePorts, addressTypesOf, type AddressType } from './endpoint-of-pod.js'
import { packSlices } from './pack-slices.js'
import { newSliceMetadata, ownedBy, sliceLabels, sliceOwner } from './slice-metadata.js'

type Slice = discoveryv1.EndpointSlice

export interface SlicePlan {
  create: Draft<Slice>[]
  update: Slice[]
  remove: Slice[]
}

export interface SliceState {
  service: corev1.Service
  pods: readonly corev1.Pod[]
  /** The service's slices that this controller manages. */
  slices: readonly Slice[]
  node: (name: string) => corev1.Node | undefined
  maxEndpointsPerSlice: number
}

interface PortGroup {
  ports: discoveryv1.EndpointPort[]
  endpoints: discoveryv1.Endpoint[]
}

function groupByPorts({ service, pods, node }: SliceState, type: AddressType): Map<string, PortGroup> {
  const groups = new Map<string, PortGroup>()
  for (const pod of pods) {
    const host = node(pod.spec.nodeName ?? '')
    if (!isEligible(pod, true) || (!host && service.spec.publishNotReadyAddresses !== true)) continue
    const ports = slicePorts(pod, service)
    const group: PortGroup = groups.get(portMapKey(ports)) ?? { ports, endpoints: [] }
    groups.set(portMapKey(ports), group)
    const endpoint = endpointOfPod(pod, service, type, host)
    if (endpoint) group.endpoints.push(endpoint)
  }
  return groups
}

function newSlice(service: corev1.Service, type: AddressType, group: PortGroup): Draft<Slice> {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: newSliceMetadata(service),
    addressType: type,
    endpoints: group.endpoints,
    ports: group.ports,
  }
}

/** The slice with new contents, and the labels it ought to have. */
function rewritten(slice: Slice, service: corev1.Service, contents: Pick<Slice, 'endpoints' | 'ports'>): Slice {
  const metadata = { ...slice.metadata, labels: sliceLabels(service), ownerReferences: [sliceOwner(service)] }
  return { ...slice, ...contents, metadata }
}

function planType(state: SliceState, type: AddressType): SlicePlan {
  const { service } = state
  const ofType = state.slices.filter((slice) => slice.addressType === type)
  const owned = ofType.filter((slice) => ownedBy(slice, service))
  const plan: SlicePlan = { create: [], update: [], remove: ofType.filter((slice) => !ownedBy(slice, service)) }
  const groups = groupByPorts(state, type)
  const labels = sliceLabels(service)
  for (const [key, group] of groups) {
    const existing = owned.filter((slice) => portMapKey(slice.ports) === key)
    const stale = (slice: Slice): boolean => !deepEqual(slice.metadata.labels ?? {}, labels)
    const packing = packSlices(existing, group.endpoints, state.maxEndpointsPerSlice, stale)
    plan.update.push(
      ...packing.update.map(({ slice, endpoints }) => rewritten(slice, service, { endpoints, ports: group.ports })),
    )
    plan.remove.push(...packing.remove)
    plan.create.push(...packing.create.map((endpoints) => newSlice(service, type, { ports: group.ports, endpoints })))
  }
  plan.remove.push(...owned.filter((slice) => !groups.has(portMapKey(slice.ports))))
  return withPlaceholder(plan, state, type, ofType.length)
}

/** A service always has a slice: an empty one where nothing backs it. */
function withPlaceholder(plan: SlicePlan, { service }: SliceState, type: AddressType, existing: number): SlicePlan {
  if (plan.remove.length !== existing || plan.create.length > 0) return plan
  const placeholder = newSlice(service, type, { ports: [], endpoints: [] })
  const standing = plan.remove.find(
    (slice) => isEmpty(slice) && deepEqual(slice.metadata.labels ?? {}, sliceLabels(service)) && ownedBy(slice, service),
  )
  if (standing) return { ...plan, remove: plan.remove.filter((slice) => slice !== standing) }
  return { ...plan, create: [placeholder] }
}

function isEmpty(slice: Slice): boolean {
  return !slice.endpoints?.length && !slice.ports?.length
}

/** Slices about to go take the contents of slices about to be made: one write instead of two. */
function reuse(plan: SlicePlan, service: corev1.Service): SlicePlan {
  const create = [...plan.create]
  const update = [...plan.update]
  const remove: Slice[] = []
  for (const slice of plan.remove) {
    const index = create.findLastIndex((draft) => draft.addressType === slice.addressType)
    const draft = ownedBy(slice, service) ? create[index] : undefined
    if (!draft) {
      remove.push(slice)
      continue
    }
    create.splice(index, 1)
    update.push(rewritten(slice, service, { endpoints: draft.endpoints, ports: draft.ports ?? [] }))
  }
  return { create, update, remove }
}

/** The writes that make a service's EndpointSlices say what its pods are. */
export function planSlices(state: SliceState): SlicePlan {
  const types = addressTypesOf(state.service)
  const plans = types.map((type) => planType(state, type))
  const foreign = state.slices.filter((slice) => !types.some((type) => type === slice.addressType))
  return reuse(
    {
      create: plans.flatMap((plan) => plan.create),
      update: plans.flatMap((plan) => plan.update),
      remove: [...plans.flatMap((plan) => plan.remove), ...foreign],
    },
    state.service,
  )
}
