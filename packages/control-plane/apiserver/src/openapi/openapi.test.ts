import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

it('lists the documents by their hash, and gives each', async () => {
  const api = await testApi()
  const index = await api.send('GET', '/openapi/v3')
  const { serverRelativeURL: url }: { serverRelativeURL: string } = index.body.paths['api/v1']
  expect(url).toMatch(/^\/openapi\/v3\/api\/v1\?hash=[0-9A-F]{128}$/)
  const document = await api.send('GET', url)
  expect(document.headers['cache-control']).toBe('public, immutable')
  const schema = document.body.components.schemas['io.k8s.api.core.v1.ReplicationControllerSpec']
  expect(schema.properties.replicas.description).toMatch(/number of desired replicas/)
})

it('has what stands above the group versions', async () => {
  const api = await testApi()
  const { paths } = (await api.send('GET', '/openapi/v3')).body
  expect(Object.keys(paths)).toEqual(Object.keys(paths).toSorted())
  for (const key of ['.well-known/openid-configuration', 'openid/v1/jwks', 'api', 'apis', 'apis/apps', 'version']) {
    const { status, body } = await api.send('GET', paths[key].serverRelativeURL)
    expect([status, Object.keys(body.paths)]).toEqual([200, [`/${key}/`]])
    expect((await api.send('GET', `/${key}/`)).status).toBe(200)
  }
})

it('answers 304 by ETag, and sends a client with an old hash to the new one', async () => {
  const api = await testApi()
  const first = await api.send('GET', '/openapi/v3/apis/apps/v1')
  const etag = String(first.headers['etag'])
  expect((await api.send('GET', '/openapi/v3/apis/apps/v1', { headers: { 'if-none-match': etag } })).status).toBe(304)
  const stale = await api.send('GET', '/openapi/v3/apis/apps/v1?hash=00')
  expect([stale.status, stale.headers['location']]).toEqual([301, `/openapi/v3/apis/apps/v1?hash=${etag.replaceAll('"', '')}`])
})

it.each([
  ['/openapi/v1', '404 page not found\n'],
  ['/openapi/v3/apis/nope/v1', ''],
  ['/openapi/v3/', ''],
])('does not serve %s', async (path, expected) => {
  const { status, text } = await (await testApi()).send('GET', path)
  expect([status, text]).toEqual([404, expected])
})

describe('the document of older clients', () => {
  const protobuf = 'application/com.github.proto-openapi.spec.v2'

  it('is JSON, or a message for those who ask for one', async () => {
    const api = await testApi()
    const json = await api.send('GET', '/openapi/v2')
    expect([json.headers['content-type'], json.body.swagger]).toEqual(['application/json', '2.0'])
    const message = await api.send('GET', '/openapi/v2', { headers: { accept: `${protobuf}@v1.0+protobuf` } })
    expect(message.headers['content-type']).toBe(`${protobuf}.v1.0+protobuf`)
    expect(message.text.slice(0, 5)).toBe('\n\x032.0')
    const again = await api.send('GET', '/openapi/v2', { headers: { 'if-none-match': String(json.headers['etag']) } })
    expect(again.status).toBe(304)
  })

  it('is refused in any other form', async () => {
    expect((await (await testApi()).send('GET', '/openapi/v2', { headers: { accept: 'text/html' } })).status).toBe(406)
  })
})
