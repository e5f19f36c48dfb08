import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const service = '/api/v1/namespaces/default/services/kubernetes'
const merge = { 'content-type': 'application/merge-patch+json' }

it('keeps the kubernetes Service true', async () => {
  const api = await testApi({ options: { advertiseAddress: '192.0.2.7', securePort: 7443 } })
  const endpoints = '/api/v1/namespaces/default/endpoints/kubernetes'
  expect((await api.send('GET', endpoints)).body.subsets).toEqual([
    { addresses: [{ ip: '192.0.2.7' }], ports: [{ name: 'https', port: 7443, protocol: 'TCP' }] },
  ])
  await api.send('DELETE', endpoints)
  await api.send('DELETE', service)
  const slices = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes'
  await api.send('PATCH', slices, { headers: merge, body: { endpoints: [] } })
  await api.clock.advance(10_000)
  expect((await api.send('GET', endpoints)).status).toBe(200)
  expect((await api.send('GET', service)).body.spec).toMatchObject({ clusterIP: '10.96.0.1', ports: [{ targetPort: 7443 }] })
  expect((await api.send('GET', slices)).body.endpoints).toEqual([{ addresses: ['192.0.2.7'], conditions: { ready: true } }])
  const { revision } = api.store
  await api.clock.advance(60_000)
  expect(api.store.revision).toBe(revision)
})

it('keeps the ServiceCIDR of its range, and says that it is ready', async () => {
  const api = await testApi()
  const path = '/apis/networking.k8s.io/v1/servicecidrs/kubernetes'
  const message = 'Kubernetes default Service CIDR is ready'
  const ready = { spec: { cidrs: ['10.96.0.0/12'] }, status: { conditions: [{ type: 'Ready', status: 'True', reason: '', message }] } }
  expect((await api.send('GET', path)).body).toMatchObject(ready)
  await api.send('DELETE', path)
  await api.clock.advance(10_000)
  expect((await api.send('GET', path)).body).toMatchObject(ready)
  const doubt = { conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-01T00:00:00Z', reason: 'Mine', message: '' }] }
  await api.send('PATCH', `${path}/status`, { headers: merge, body: { status: doubt } })
  await api.clock.advance(10_000)
  expect((await api.send('GET', path)).body.status).toEqual(doubt)
})

it('forgets Events after their time', async () => {
  const api = await testApi({ options: { eventTtl: 600 } })
  const events = '/api/v1/namespaces/default/events'
  const event = (name: string): object => ({ metadata: { name }, involvedObject: { kind: 'Pod', namespace: 'default', name: 'p' } })
  await api.send('POST', events, { body: event('old') })
  await api.clock.advance(400_000)
  await api.send('POST', events, { body: event('new') })
  await api.clock.advance(300_000)
  const { body } = await api.send('GET', events)
  expect(body.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(['new'])
})
