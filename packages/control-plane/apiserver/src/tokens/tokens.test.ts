import { readToken, newTokenKey, signToken } from '@orrery/pki'
import { expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../testing/test-api.js'

const base = '/api/v1/namespaces/default'
const issuer = 'https://kubernetes.default.svc.cluster.local'
const stranger = { address: '192.0.2.1', secure: true }

async function prepared(): Promise<TestApi> {
  const api = await testApi()
  await api.send('POST', `${base}/serviceaccounts`, { body: { metadata: { name: 'robot' } } })
  const spec = { serviceAccountName: 'robot', nodeName: 'n', containers: [{ name: 'c', image: 'i:1' }] }
  await api.send('POST', `${base}/pods`, { body: { metadata: { name: 'p' }, spec } })
  return api
}

function ask(api: TestApi, spec: object = {}, name = 'robot'): Promise<Answer> {
  return api.send('POST', `${base}/serviceaccounts/${name}/token`, { body: { spec } })
}

async function whoami(api: TestApi, token: string): Promise<Answer> {
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews'
  return api.send('POST', path, { peer: stranger, headers: { authorization: `Bearer ${token}` }, body: {} })
}

async function review(api: TestApi, spec: object): Promise<unknown> {
  return (await api.send('POST', '/apis/authentication.k8s.io/v1/tokenreviews', { body: { spec } })).body.status
}

it('gives an account a token by which the server knows it', async () => {
  const api = await prepared()
  const { status, body } = await ask(api)
  expect(status).toBe(201)
  expect(body).toMatchObject({
    kind: 'TokenRequest',
    metadata: { name: 'robot', namespace: 'default', creationTimestamp: '2024-01-01T00:00:00Z' },
    spec: { audiences: [issuer], expirationSeconds: 3600 },
    status: { expirationTimestamp: '2024-01-01T01:00:00Z' },
  })
  const { body: me } = await whoami(api, body.status.token)
  expect(me.status.userInfo).toMatchObject({
    username: 'system:serviceaccount:default:robot',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:default', 'system:authenticated'],
  })
  expect(await review(api, { token: body.status.token })).toMatchObject({ authenticated: true, audiences: [issuer] })
  expect(await review(api, { token: body.status.token, audiences: ['vault'] })).toMatchObject({ user: {}, error: expect.stringContaining('vault') })
  await api.clock.advance(3_700_000)
  expect((await whoami(api, body.status.token)).status).toBe(401)
  expect(await review(api, { token: body.status.token })).toEqual({ user: {}, error: 'service account token has expired' })
})

it('binds a token to what it ends with', async () => {
  const api = await prepared()
  const boundObjectRef = { apiVersion: 'v1', kind: 'Pod', name: 'p' }
  const { token } = (await ask(api, { boundObjectRef, expirationSeconds: 3607 })).body.status
  expect(readToken(token)).toMatchObject({
    exp: Date.parse('2024-01-01') / 1000 + 365 * 24 * 3600,
    'kubernetes.io': { pod: { name: 'p' }, node: { name: 'n' }, warnafter: Date.parse('2024-01-01') / 1000 + 3607 },
  })
  expect((await whoami(api, token)).status).toBe(201)
  await api.send('DELETE', `${base}/pods/p?gracePeriodSeconds=0`)
  expect((await whoami(api, token)).status).toBe(401)
  const { token: own } = (await ask(api)).body.status
  await api.send('DELETE', `${base}/serviceaccounts/robot`)
  await api.send('POST', `${base}/serviceaccounts`, { body: { metadata: { name: 'robot' } } })
  expect(await review(api, { token: own })).toMatchObject({ error: expect.stringContaining('does not match claim') })
})

it.each([
  [{ expirationSeconds: 599 }, 422, 'may not specify a duration less than 10 minutes'],
  [{ expirationSeconds: 2 ** 33 }, 422, 'may not specify a duration larger than 2^32 seconds'],
  [{ boundObjectRef: { apiVersion: 'v1', kind: 'ConfigMap', name: 'c' } }, 400, 'cannot bind token to object of type /v1, Kind=ConfigMap'],
  [{ boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'none' } }, 404, 'pods "none" not found'],
  [{ boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'other' } }, 409, 'does not match the UID in record'],
])('refuses %j', async (spec, code, text) => {
  const { body } = await ask(await prepared(), spec)
  expect([body.code, body.message]).toEqual([code, expect.stringContaining(text)])
})

it('lets in nobody with a token that it did not sign', async () => {
  const api = await prepared()
  const { token } = (await ask(api)).body.status
  const forged = signToken({ ...readToken(token) }, newTokenKey())
  for (const each of [forged, `${token}x`, 'nonsense']) expect((await whoami(api, each)).status).toBe(401)
  expect(await review(api, { token: forged })).toEqual({ user: {}, error: 'invalid bearer token' })
  expect(await review(api, { token: 'nonsense' })).toEqual({ user: {}, error: 'invalid bearer token' })
  expect((await ask(api, {}, 'nobody')).body.message).toBe('serviceaccounts "nobody" not found')
})
