import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

it('answers who one is and what one may do, and keeps nothing', async () => {
  const api = await testApi()
  const { revision } = api.store
  const peer = { address: '192.0.2.1', secure: true, certificate: { commonName: 'jane', organizations: ['dev'] } }
  const ask = async (path: string, spec: object): Promise<unknown> =>
    (await api.send('POST', `/apis/${path}`, { peer, body: { spec } })).body
  expect(await ask('authorization.k8s.io/v1/selfsubjectaccessreviews', { resourceAttributes: { verb: 'get' } })).toMatchObject({
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    status: { allowed: true },
  })
  expect(await ask('authentication.k8s.io/v1/selfsubjectreviews', {})).toMatchObject({
    status: { userInfo: { username: 'jane', groups: ['dev', 'system:authenticated'] } },
  })
  expect(await ask('authentication.k8s.io/v1/tokenreviews', { token: 't' })).not.toMatchObject({ status: { authenticated: true } })
  expect(api.store.revision).toBe(revision)
})
