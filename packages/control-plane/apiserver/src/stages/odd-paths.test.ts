import { beforeAll, describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})

const pods = '/api/v1/namespaces/default/pods'
const generic = { kind: 'Status', code: 404, message: 'the server could not find the requested resource', details: {} }

describe('paths upstream answers in a way of their own', () => {
  it.each([
    ['/api//', 'APIVersions'],
    ['/api/v1//', 'APIResourceList'],
    ['/apis/apps//', 'APIGroup'],
    ['/api/v1/namespaces/default//', 'Namespace'],
    [`${pods}//`, 'PodList'],
    ['/version//', undefined],
    ['/openid/v1/jwks//', undefined],
  ])('slashes at the end of %s mean nothing', async (path, kind) => {
    const { status, body } = await api.send('GET', path)
    expect([status, body.kind]).toEqual([200, kind])
  })

  it.each(['/apis//', '/apis///', '/apis//v1', '/apis//v1/pods', '/healthz//ping', '/metrics/', '/index.html/'])(
    '%s is nobody’s',
    async (path) => {
      const { status, text } = await api.send('GET', path)
      expect([status, text]).toEqual([404, '404 page not found\n'])
    },
  )

  it.each([
    '/version/x',
    '/openid/v1/jwks/x',
    '/.well-known/openid-configuration/x',
    '/api/v1/bindings',
    '/api/v1/namespaces/default/bindings/x',
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews/x',
    `${pods}/x/status/y`,
    `${pods}/x/log/y`,
    '/api/v1/namespaces/default/finalize/x',
  ])('%s is not there, which is told by a Status', async (path) => {
    expect((await api.send('GET', path)).body).toMatchObject(generic)
  })

  it.each(['/api/v1/watch', '/api/v1/watch/?x=1', '/apis/nope/v1/watch', '/api/v9/proxy'])('%s is about nothing', async (path) => {
    const { status, text, headers } = await api.send('GET', path)
    const why = `failed to create RequestInfo: unable to determine kind and namespace from url, ${path}`
    expect([status, text]).toEqual([500, `Internal Server Error: "${path}": ${why}\n`])
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  it.each([
    ['%2e%2e', `Name parameter invalid: "..": may not be '..'`],
    ['a%25b', `Name parameter invalid: "a%b": may not contain '%'`],
  ])('no object is called %s', async (name, message) => {
    for (const method of ['GET', 'DELETE']) {
      const { body } = await api.send(method, `${pods}/${name}`)
      expect(body).toMatchObject({ code: 400, reason: 'BadRequest', message })
      expect(body).not.toHaveProperty('details')
    }
  })
})
