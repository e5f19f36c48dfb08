import { gunzipSync } from 'node:zlib'
import { readBody, type Response } from '@orrery/transport'
import { describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

const get = async (api: TestApi, target: string, encoding: string): Promise<Response> =>
  api.server.handler({
    method: 'GET',
    target,
    headers: { 'accept-encoding': encoding },
    peer: { address: '127.0.0.1', secure: false },
    signal: new AbortController().signal,
  })

async function withConfigMaps(sizes: readonly number[]): Promise<TestApi> {
  const api = await testApi()
  for (const [index, size] of sizes.entries()) {
    const body = { metadata: { name: `c${index}` }, data: { text: 'x'.repeat(size) } }
    await api.send('POST', '/api/v1/namespaces/default/configmaps', { body })
  }
  return api
}

const configMaps = '/api/v1/namespaces/default/configmaps'

describe('compression', () => {
  it('compresses an object above 128 KiB', async () => {
    const api = await withConfigMaps([140_000])
    const { headers, body } = await get(api, `${configMaps}/c0`, 'deflate, gzip')
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(headers['content-length']).toBeUndefined()
    const plain = await get(api, `${configMaps}/c0`, 'identity')
    expect(gunzipSync(await readBody(body)).equals(Buffer.from(await readBody(plain.body)))).toBe(true)
  })

  it('compresses a streamed list as it goes', async () => {
    const api = await withConfigMaps([150_000, 150_000, 150_000])
    const { headers, body } = await get(api, configMaps, 'gzip')
    expect(headers['content-encoding']).toBe('gzip')
    expect(body).not.toBeInstanceOf(Uint8Array)
    const list = JSON.parse(gunzipSync(await readBody(body)).toString()) as { items: unknown[] }
    expect(list.items).toHaveLength(3)
  })

  it.each([
    ['a small reply', '/api/v1/namespaces/default', 'gzip'],
    ['a client that does not take it', `${configMaps}/c0`, 'br, deflate'],
    ['a token with parameters, as upstream', `${configMaps}/c0`, 'gzip;q=1.0'],
  ])('leaves %s as it is', async (_, target, encoding) => {
    const api = await withConfigMaps([140_000])
    const { headers } = await get(api, target, encoding)
    expect(headers['content-encoding']).toBeUndefined()
  })

  it('never compresses a watch', async () => {
    const api = await withConfigMaps([])
    const { headers, body } = await get(api, `${configMaps}?watch=1`, 'gzip')
    expect(headers['content-encoding']).toBeUndefined()
    if (!(body instanceof Uint8Array)) await body[Symbol.asyncIterator]().return?.()
  })

  it('leaves the body when the client goes', async () => {
    const api = await withConfigMaps([150_000, 150_000, 150_000])
    const { body } = await get(api, configMaps, 'gzip')
    if (body instanceof Uint8Array) throw new Error('not streamed')
    const chunks = body[Symbol.asyncIterator]()
    expect((await chunks.next()).done).toBe(false)
    await chunks.return?.()
    expect((await chunks.next()).done).toBe(true)
  })
})
