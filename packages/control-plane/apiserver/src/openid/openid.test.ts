import { createPublicKey, verify, type JsonWebKeyInput } from 'node:crypto'
import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const configuration = '/.well-known/openid-configuration'
const keys = '/openid/v1/jwks'

it('says where the keys are', async () => {
  const api = await testApi()
  const { body, headers } = await api.send('GET', configuration)
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'public, max-age=3600' })
  expect(body).toEqual({
    issuer: 'https://kubernetes.default.svc.cluster.local',
    jwks_uri: 'https://127.0.0.1:6443/openid/v1/jwks',
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  })
  const elsewhere = await testApi({ options: { serviceAccountJwksUri: 'https://keys.example/jwks' } })
  expect((await elsewhere.send('GET', configuration)).body).toMatchObject({ jwks_uri: 'https://keys.example/jwks' })
})

it('gives the key by which anybody can check a token', async () => {
  const api = await testApi()
  await api.send('POST', '/api/v1/namespaces/default/serviceaccounts', { body: { metadata: { name: 'robot' } } })
  const { body } = await api.send('POST', '/api/v1/namespaces/default/serviceaccounts/robot/token', { body: { spec: {} } })
  const [head = '', claims = '', signature = ''] = (body.status.token as string).split('.')
  const set = await api.send('GET', keys)
  expect(set.headers).toMatchObject({ 'content-type': 'application/jwk-set+json', 'cache-control': 'public, max-age=3600' })
  const { kid } = JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }
  const [jwk] = (set.body.keys as (JsonWebKeyInput['key'] & { kid: string })[]).filter((each) => each.kid === kid)
  expect(jwk).toMatchObject({ use: 'sig', kty: 'EC', crv: 'P-256', alg: 'ES256' })
  expect(jwk).not.toHaveProperty('d')
  const key = createPublicKey({ key: jwk ?? {}, format: 'jwk' })
  const bytes = Buffer.from(signature, 'base64url')
  expect(verify('sha256', Buffer.from(`${head}.${claims}`), { key, dsaEncoding: 'ieee-p1363' }, bytes)).toBe(true)
})

it('is for those who may look, by GET alone', async () => {
  const api = await testApi()
  for (const path of [configuration, keys]) {
    expect((await api.send('GET', path, { peer: { address: '192.0.2.1', secure: true } })).status).toBe(401)
    expect((await api.send('POST', path)).body).toMatchObject({ code: 405 })
  }
})

it('is not there where nobody could look the issuer up', async () => {
  const api = await testApi({ options: { serviceAccountIssuer: 'kubernetes/serviceaccount' } })
  for (const path of [configuration, keys]) expect((await api.send('GET', path)).text).toBe('404 page not found\n')
  expect((await api.send('GET', '/')).text).not.toContain('openid/v1')
  expect((await api.send('GET', '/openapi/v3')).text).not.toContain('openid/v1')
})
