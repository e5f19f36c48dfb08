import type { corev1, discoveryv1 } from '@orrery/api'
import { expect, it } from 'vitest'
import type { SlicePlan } from '../endpointslice/plan-slices.js'
import { meta } from '../testing/objects.js'
import { planMirror } from './plan-mirror.js'

const metadata = meta({
  name: 'db',
  labels: { team: 'x' },
  annotations: { note: 'y', 'kubectl.kubernetes.io/last-applied-configuration': '{}' },
})
const subset: corev1.EndpointSubset = {
  addresses: [{ ip: '192.0.2.1' }, { ip: '2001:db8::1' }],
  notReadyAddresses: [{ ip: '192.0.2.2', nodeName: 'n' }],
  ports: [{ port: 3306, protocol: 'TCP' }],
}

function carriedOut({ create, update }: SlicePlan): discoveryv1.EndpointSlice[] {
  return [...update, ...create.map((draft) => ({ ...draft, metadata: meta(draft.metadata) }))]
}

it('mirrors each family and set of ports, with labels and annotations', () => {
  const { create } = planMirror({ metadata, subsets: [subset] }, [])
  expect(create).toMatchObject([
    {
      addressType: 'IPv4',
      ports: [{ name: '', protocol: 'TCP', port: 3306 }],
      endpoints: [
        { addresses: ['192.0.2.1'], conditions: { ready: true } },
        { addresses: ['192.0.2.2'], conditions: { ready: false }, nodeName: 'n' },
      ],
      metadata: {
        generateName: 'db-',
        labels: {
          team: 'x',
          'kubernetes.io/service-name': 'db',
          'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
        },
        ownerReferences: [{ kind: 'Endpoints', name: 'db', controller: true }],
      },
    },
    { addressType: 'IPv6', endpoints: [{ addresses: ['2001:db8::1'] }] },
  ])
  expect(create[0]?.metadata.annotations).toEqual({ note: 'y' })
})

it('writes nothing twice, and takes away what is mirrored no more', () => {
  const slices = carriedOut(planMirror({ metadata, subsets: [subset] }, []))
  expect(planMirror({ metadata, subsets: [subset] }, slices)).toEqual({ create: [], update: [], remove: [] })
  expect(planMirror({ metadata }, slices)).toEqual({ create: [], update: [], remove: slices })
  const changed = planMirror({ metadata: { ...metadata, labels: {} }, subsets: [subset] }, slices)
  expect(changed.update.map((slice) => slice.metadata.labels?.team)).toEqual([undefined, undefined])
})
