import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aService, meta } from '../testing/objects.js'
import { desiredEndpoints } from './desired-endpoints.js'

const ready = (count: number): corev1.EndpointSubset => ({
  addresses: Array.from({ length: count }, (_, n) => ({ ip: `10.0.${n >> 8}.${n & 255}` })),
  ports: [{ port: 80, protocol: 'TCP' }],
})
const service = aService({}, { labels: { team: 'x', 'service.kubernetes.io/headless': '' } })

function stored(draft: ReturnType<typeof desiredEndpoints>): corev1.Endpoints {
  return { ...draft, metadata: meta(draft?.metadata) }
}

it("carries the service's labels and the controller's", () => {
  const labels = { team: 'x', 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' }
  expect(desiredEndpoints(service, undefined, [], undefined)?.metadata.labels).toEqual(labels)
  expect(desiredEndpoints(aService({ clusterIP: 'None' }), undefined, [], undefined)?.metadata.labels).toEqual({
    'service.kubernetes.io/headless': '',
    'endpoints.kubernetes.io/managed-by': 'endpoint-controller',
  })
})

it('writes nothing where nothing would change', () => {
  const now = stored(desiredEndpoints(service, undefined, [ready(2)], 0))
  expect(desiredEndpoints(service, now, [ready(2)], 5000)).toBeUndefined()
  expect(desiredEndpoints(service, now, [ready(3)], undefined)?.metadata.annotations).toEqual({})
  const foreign = { ...now, metadata: { ...now.metadata, labels: {} } }
  expect(desiredEndpoints(service, foreign, [ready(2)], undefined)).toBeDefined()
})

it('notes the change that it follows from', () => {
  const at = Date.parse('2024-01-01T00:00:05Z')
  expect(desiredEndpoints(service, undefined, [], at)?.metadata.annotations).toEqual({
    'endpoints.kubernetes.io/last-change-trigger-time': '2024-01-01T00:00:05Z',
  })
})

it('holds at most 1000 addresses, ready ones first, and says so', () => {
  const { addresses = [] } = ready(1200)
  const mixed = [
    { addresses: addresses.slice(0, 900), notReadyAddresses: addresses.slice(900), ports: [{ port: 80 }] },
  ]
  const draft = desiredEndpoints(service, undefined, mixed, undefined)
  expect(draft?.metadata.annotations).toEqual({ 'endpoints.kubernetes.io/over-capacity': 'truncated' })
  expect([draft?.subsets?.[0]?.addresses?.length, draft?.subsets?.[0]?.notReadyAddresses?.length]).toEqual([900, 100])
  const over = desiredEndpoints(service, undefined, [ready(700), { ...ready(700), ports: [{ port: 81 }] }], undefined)
  expect(over?.subsets?.map((subset) => subset.addresses?.length)).toEqual([500, 500])
  expect(desiredEndpoints(service, stored(over), [ready(700), { ...ready(700), ports: [{ port: 81 }] }], 1)).toBeUndefined()
})
