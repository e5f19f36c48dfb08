import { expect, it } from 'vitest'
import { testApi } from './testing/test-api.js'

it('starts with what every cluster has, and the same after a restart', async () => {
  const api = await testApi()
  const before = await api.send('GET', '/api/v1/namespaces')
  expect(before.body.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual([
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ])
  const service = await api.send('GET', '/api/v1/namespaces/default/services/kubernetes')
  expect(service.body.spec).toMatchObject({ clusterIP: '10.96.0.1', ports: [{ port: 443, targetPort: 6443 }] })
  const { revision } = api.store
  await api.server.stop()
  const again = await testApi({ store: api.store })
  expect((await again.send('GET', '/api/v1/namespaces')).text).toBe(before.text)
  expect(again.store.revision).toBe(revision)
})

it('creates, reads, lists, watches and deletes', async () => {
  const api = await testApi()
  const events = await api.watch('/api/v1/namespaces/default/configmaps?watch=1')
  const created = await api.send('POST', '/api/v1/namespaces/default/configmaps', {
    body: { metadata: { generateName: 'c-' }, data: { b: '2', a: '1' } },
  })
  expect(created.status).toBe(201)
  const { name, resourceVersion } = created.body.metadata
  expect((await api.send('GET', `/api/v1/namespaces/default/configmaps/${name}`)).text).toBe(created.text)
  const list = await api.send('GET', '/api/v1/configmaps')
  expect(list.body).toMatchObject({ kind: 'ConfigMapList', metadata: { resourceVersion } })
  expect(list.body.items[0]).toEqual({ metadata: created.body.metadata, data: created.body.data })
  expect(await events.next()).toEqual({ type: 'ADDED', object: created.body })
  const deleted = await api.send('DELETE', `/api/v1/namespaces/default/configmaps/${name}`)
  expect(deleted.body).toMatchObject({ kind: 'Status', status: 'Success', details: { name, kind: 'configmaps' } })
  expect(await events.next()).toMatchObject({ type: 'DELETED', object: { metadata: { name } } })
  expect((await api.send('GET', `/api/v1/namespaces/default/configmaps/${name}`)).status).toBe(404)
})
