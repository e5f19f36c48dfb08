import type { Response } from '@orrery/transport'
import { describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

const somebody = { address: '10.0.0.1', secure: true, certificate: { commonName: 'jo', organizations: ['dev'] } }
const master = { ...somebody, certificate: { commonName: 'admin', organizations: ['system:masters'] } }

const configMaps = '/api/v1/namespaces/default/configmaps'

/** A list that is streamed, not yet read. */
function openList(api: TestApi): Promise<Response> {
  const { signal } = new AbortController()
  return api.server.handler({ method: 'GET', target: configMaps, headers: {}, peer: somebody, signal })
}

async function leave({ body }: Response): Promise<void> {
  if (body instanceof Uint8Array) throw new Error('not streamed')
  await body[Symbol.asyncIterator]().return?.()
}

async function crowded(): Promise<TestApi> {
  const api = await testApi({ options: { maxRequestsInflight: 2, maxMutatingRequestsInflight: 1 } })
  for (const name of ['a', 'b', 'c']) {
    await api.send('POST', configMaps, { body: { metadata: { name }, data: { text: 'x'.repeat(200_000) } } })
  }
  return api
}

describe('requests in flight', () => {
  it('refuses readers beyond the limit until one is done', async () => {
    const api = await crowded()
    const open = [await openList(api), await openList(api)]
    const refused = await api.send('GET', '/api/v1/namespaces/default', { peer: somebody })
    expect(refused).toMatchObject({ status: 429, text: 'Too many requests, please try again later.\n' })
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' })
    const of = 'code="429",component="apiserver",group="",resource="namespaces",scope="resource",subresource="",verb="GET",version="v1"'
    expect((await api.send('GET', '/metrics')).text).toContain(`\napiserver_request_terminations_total{${of}} 1\n`)
    await Promise.all(open.map(leave))
    expect(await api.send('GET', '/api/v1/namespaces/default', { peer: somebody })).toMatchObject({ status: 200 })
  })

  it('counts readers and writers apart', async () => {
    const api = await crowded()
    const open = [await openList(api), await openList(api)]
    const made = await api.send('POST', configMaps, { body: { metadata: { name: 'd' } }, peer: somebody })
    expect(made.status).toBe(201)
    await Promise.all(open.map(leave))
  })

  it('counts no request that failed', async () => {
    const api = await crowded()
    for (let i = 0; i < 5; i++) {
      expect((await api.send('GET', `${configMaps}/none`, { peer: somebody })).status).toBe(404)
      expect((await api.send('POST', configMaps, { body: '{', peer: somebody })).status).toBe(400)
    }
  })

  it('lets system:masters pass', async () => {
    const api = await crowded()
    const open = [await openList(api), await openList(api)]
    expect(await api.send('GET', '/api/v1/namespaces/default', { peer: master })).toMatchObject({ status: 200 })
    await Promise.all(open.map(leave))
    expect(await api.send('GET', '/api/v1/namespaces/default', { peer: somebody })).toMatchObject({ status: 200 })
  })

  it('counts no watch', async () => {
    const api = await crowded()
    const watches = await Promise.all([1, 2, 3, 4].map(() => api.watch(`${configMaps}?watch=1`)))
    const open = [await openList(api), await openList(api)]
    expect(open.map(({ status }) => status)).toEqual([200, 200])
    await Promise.all([...open.map(leave), ...watches.map((watch) => watch.close())])
  })
})
