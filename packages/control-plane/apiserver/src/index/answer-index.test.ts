import { expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

it('lists, in order, paths that are there', async () => {
  const api = await testApi()
  const { body, headers } = await api.send('GET', '/')
  const paths = body.paths as string[]
  expect(headers['content-type']).toBe('application/json')
  expect(paths).toEqual(paths.toSorted())
  expect(paths).toEqual(expect.arrayContaining(['/api/v1', '/apis/apps/v1', '/healthz/etcd', '/openid/v1/jwks', '/version']))
  expect(paths).not.toContain('/')
  for (const path of paths.filter((each) => !each.startsWith('/openapi/'))) expect([path, (await api.send('GET', path)).status]).toEqual([path, 200])
  expect((await api.send('POST', '/index.html')).body).toEqual(body)
})
