import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'

it('answers unknown paths as upstream’s mux', async () => {
  const api = await testApi()
  for (const path of ['/foo', '/apis/nope', '//api/v1/pods', '/apis/nope.example.com/v1/things']) {
    const { status, text } = await api.send('GET', path)
    expect([path, status, text]).toEqual([path, 404, '404 page not found\n'])
  }
})

it('refuses an address with a broken escape', async () => {
  const api = await testApi()
  const { body } = await api.send('GET', `${maps}/%ZZ`)
  expect(body).toMatchObject({ code: 400, reason: 'BadRequest', message: 'invalid URL escape in "%ZZ"' })
})

it('refuses bodies over the limit it was given', async () => {
  const api = await testApi({ options: { maxRequestBodyBytes: 1000 } })
  const { body } = await api.send('POST', maps, { body: { metadata: { name: 'x' }, data: { a: 'x'.repeat(1000) } } })
  expect(body).toMatchObject({ code: 413, reason: 'RequestEntityTooLarge' })
})

it('warns of what it drops', async () => {
  const api = await testApi()
  const { status, headers } = await api.send('POST', maps, { body: '{"metadata":{"name":"x"},"data":{"a":"1","a":"2"},"bogus":1}' })
  expect(status).toBe(201)
  expect(headers['warning']).toEqual(['299 - "duplicate field \\"data.a\\""', '299 - "unknown field \\"bogus\\""'])
})

it('tells who comes without a certificate over TLS to bring one, except for health and version', async () => {
  const api = await testApi()
  const nobody = { address: '192.0.2.1', secure: true }
  expect((await api.send('GET', maps, { peer: nobody })).body).toMatchObject({ code: 401, reason: 'Unauthorized', message: 'Unauthorized' })
  for (const path of ['/healthz', '/livez', '/readyz', '/version']) {
    expect((await api.send('GET', path, { peer: nobody })).status).toBe(200)
  }
  const admin = { ...nobody, certificate: { commonName: 'admin', organizations: ['system:masters'] } }
  expect((await api.send('GET', maps, { peer: admin })).status).toBe(200)
})
