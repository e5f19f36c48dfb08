import type { corev1, discoveryv1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aNode, aPod, aService, meta } from '../testing/objects.js'
import { planSlices, type SlicePlan, type SliceState } from './plan-slices.js'

const since = '2024-01-01T00:00:00Z'
const service = aService()
const nodes: Readonly<Record<string, corev1.Node>> = {
  n1: aNode('n1', 'True', { metadata: meta({ labels: { 'topology.kubernetes.io/zone': 'z1' } }) }),
}
const plan = (parts: Partial<SliceState>): SlicePlan =>
  planSlices({ service, pods: [], slices: [], node: (name) => nodes[name], maxEndpointsPerSlice: 100, ...parts })
/** The slices there are after the plan was carried out. */
function carriedOut({ create, update }: SlicePlan): discoveryv1.EndpointSlice[] {
  return [...update, ...create.map((draft) => ({ ...draft, metadata: meta(draft.metadata) }))]
}

it('makes an empty slice for a service that nothing backs, once', () => {
  const first = plan({})
  expect(first.create).toMatchObject([
    {
      addressType: 'IPv4',
      endpoints: [],
      ports: [],
      metadata: {
        generateName: 'web-',
        labels: {
          'kubernetes.io/service-name': 'web',
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Service', name: 'web', controller: true, blockOwnerDeletion: true }],
      },
    },
  ])
  expect(plan({ slices: carriedOut(first) })).toEqual({ create: [], update: [], remove: [] })
})

it('says of each pod whether it is ready, serving, terminating, and where it is', () => {
  const pods = [
    aPod({ ip: '10.0.0.1', readySince: since }),
    aPod({ ip: '10.0.0.2' }),
    aPod({ ip: '10.0.0.3', readySince: since, metadata: { deletionTimestamp: since } }),
    aPod({ ip: '10.0.0.4', readySince: since, spec: { nodeName: 'gone' } }),
  ]
  const slices = carriedOut(plan({ pods }))
  expect(slices[0]?.ports).toEqual([{ name: '', protocol: 'TCP', port: 8080 }])
  expect(slices[0]?.endpoints).toMatchObject([
    { addresses: ['10.0.0.1'], conditions: { ready: true, serving: true, terminating: false }, nodeName: 'n1', zone: 'z1' },
    { addresses: ['10.0.0.2'], conditions: { ready: false, serving: false, terminating: false } },
    { addresses: ['10.0.0.3'], conditions: { ready: false, serving: true, terminating: true } },
  ])
  expect(plan({ pods, slices })).toEqual({ create: [], update: [], remove: [] })
})

it('fills the empty slice instead of making another, and empties it again', () => {
  const slices = carriedOut(plan({}))
  const pods = [aPod({ ip: '10.0.0.1', readySince: since })]
  const filled = plan({ pods, slices })
  expect([filled.create, filled.remove, filled.update.length]).toEqual([[], [], 1])
  const emptied = plan({ slices: carriedOut(filled) })
  expect([emptied.create, emptied.remove]).toEqual([[], []])
  expect(emptied.update).toMatchObject([{ endpoints: [], ports: [] }])
})

it('follows the labels of the service', () => {
  const slices = carriedOut(plan({}))
  const labelled = aService({}, { ...service.metadata, labels: { team: 'x' } })
  const { update, create, remove } = plan({ service: labelled, slices })
  expect([...update, ...create].map((slice) => slice.metadata.labels?.team)).toEqual(['x'])
  expect(remove).toEqual([])
})

it('removes slices of an older service of the same name and of other families', () => {
  const old = carriedOut(plan({ service: aService({}, { uid: 'old' }) }))
  expect(plan({ slices: old })).toMatchObject({ remove: old, create: [{ endpoints: [] }], update: [] })
  const v6 = carriedOut(plan({ service: aService({ ipFamilies: ['IPv6'] }, service.metadata) }))
  expect(plan({ slices: v6 }).remove).toEqual(v6)
})
