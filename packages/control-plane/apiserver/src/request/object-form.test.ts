import { expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

const base = '/api/v1/namespaces/default'
const reviews = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews'
const as = (kind: string): { accept: string } => ({ accept: `application/json;as=${kind};v=v1;g=meta.k8s.io` })
const pod = (name: string): object => ({ metadata: { name }, spec: { containers: [{ name: 'c', image: 'i' }] } })

async function filled(): Promise<TestApi> {
  const api = await testApi()
  await api.send('POST', `${base}/pods`, { body: pod('a') })
  await api.send('POST', `${base}/serviceaccounts`, { body: { metadata: { name: 'default' } } })
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } }
  await api.send('POST', `${base}/replicationcontrollers`, { body: { metadata: { name: 'rc' }, spec: { replicas: 0, selector: { a: 'b' }, template } } })
  return api
}

const unprinted: readonly { method: string; path: string; body?: object }[] = [
  { method: 'GET', path: `${base}/pods/a/ephemeralcontainers` },
  { method: 'GET', path: `${base}/pods/a/resize` },
  { method: 'POST', path: `${base}/pods/a/binding`, body: { metadata: { name: 'a' }, target: { name: 'n' } } },
  { method: 'POST', path: `${base}/bindings`, body: { metadata: { name: 'a' }, target: { name: 'n' } } },
  { method: 'POST', path: `${base}/pods/a/eviction`, body: { metadata: { name: 'a' } } },
  { method: 'POST', path: `${base}/serviceaccounts/default/token`, body: { spec: {} } },
  { method: 'POST', path: reviews, body: { spec: { nonResourceAttributes: { path: '/', verb: 'get' } } } },
]

it.each(unprinted)('prints no table of $method $path, and does nothing', async ({ method, path, body }) => {
  const api = await filled()
  const { revision } = api.store
  const answer = await api.send(method, path, { headers: as('Table'), ...(body && { body }) })
  expect(answer.body).toMatchObject({ code: 406, reason: 'NotAcceptable' })
  expect(api.store.revision).toBe(revision)
  const { status, body: partial } = await api.send(method, path, { headers: as('PartialObjectMetadata'), ...(body && { body }) })
  expect(status).toBeLessThan(300)
  expect(['PartialObjectMetadata', 'Status']).toContain(partial.kind)
})

it.each([`${base}/pods/a`, `${base}/pods/a/status`, `${base}/replicationcontrollers/rc/scale`])('prints %s', async (path) => {
  const api = await filled()
  expect((await api.send('GET', path, { headers: as('Table') })).body).toMatchObject({ kind: 'Table', rows: [{}] })
})

it('writes no scale that it cannot show', async () => {
  const api = await filled()
  const path = `${base}/replicationcontrollers/rc/scale`
  const { body } = await api.send('GET', path)
  const { revision } = api.store
  const answer = await api.send('PUT', path, { headers: { accept: 'text/html' }, body: { ...body, spec: { replicas: 3 } } })
  expect([answer.status, api.store.revision]).toEqual([406, revision])
})
