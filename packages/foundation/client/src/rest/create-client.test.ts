import { resources, type ApiObject } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { memoryTransport, readBody, type Response } from '@orrery/transport'
import { describe, expect, it } from 'vitest'
import { gather } from '../../conformance/gather.js'
import type { ApiClient } from '../api-client.js'
import { createClient } from './create-client.js'

interface Sent {
  line: string
  type: unknown
  agent: unknown
  body: unknown
}

const reply = (status: number, body: unknown, headers = {}): Response => ({
  status,
  headers,
  body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
})

function subject(...replies: Response[]): { client: ApiClient; sent: Sent[]; clock: VirtualClock } {
  const sent: Sent[] = []
  const clock = new VirtualClock()
  const transport = memoryTransport(async ({ method, target, headers, body }) => {
    const text = Buffer.from(await readBody(body)).toString()
    const { 'content-type': type, 'user-agent': agent } = headers
    sent.push({ line: `${method} ${target}`, type, agent, body: text === '' ? undefined : JSON.parse(text) })
    return replies.shift() ?? reply(200, {})
  })
  return { client: createClient(transport, { userAgent: 'orrery-test', clock }), sent, clock }
}

const pod = { metadata: { name: 'a' } } as ApiObject

describe('the verbs', () => {
  it('go to their paths', async () => {
    const { client, sent } = subject()
    const pods = client.resource<ApiObject>(resources.corev1.pods, 'ns')
    await pods.get('a')
    await pods.create(pod)
    await pods.update(pod)
    await pods.updateStatus(pod)
    await pods.delete('a', { gracePeriodSeconds: 0, preconditions: { uid: 'u' } })
    await pods.deleteCollection({ labelSelector: 'a in (b,c)' })
    await pods.createSubresource('a', 'binding', { target: {} })
    await pods.updateSubresource('a', 'ephemeralcontainers', pod)
    await client.resource<ApiObject>(resources.appsv1.deployments).list({ limit: 5, fieldSelector: 'metadata.name=a' })
    await client.resource<ApiObject>(resources.corev1.nodes).get('n')
    expect(sent.map(({ line }) => line)).toEqual([
      'GET /api/v1/namespaces/ns/pods/a',
      'POST /api/v1/namespaces/ns/pods',
      'PUT /api/v1/namespaces/ns/pods/a',
      'PUT /api/v1/namespaces/ns/pods/a/status',
      'DELETE /api/v1/namespaces/ns/pods/a',
      'DELETE /api/v1/namespaces/ns/pods?labelSelector=a%20in%20(b%2Cc)',
      'POST /api/v1/namespaces/ns/pods/a/binding',
      'PUT /api/v1/namespaces/ns/pods/a/ephemeralcontainers',
      'GET /apis/apps/v1/deployments?limit=5&fieldSelector=metadata.name%3Da',
      'GET /api/v1/nodes/n',
    ])
    expect(sent[4]?.body).toEqual({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      gracePeriodSeconds: 0,
      preconditions: { uid: 'u' },
    })
    expect(sent[1]).toMatchObject({ type: 'application/json', agent: 'orrery-test', body: pod })
  })

  it.each([
    ['json', 'application/json-patch+json'],
    ['merge', 'application/merge-patch+json'],
    ['strategic', 'application/strategic-merge-patch+json'],
  ] as const)('patch with %s', async (type, contentType) => {
    const { client, sent } = subject()
    await client.resource<ApiObject>(resources.corev1.pods, 'ns').patch('a', type, { x: 1 }, 'status')
    expect(sent[0]).toMatchObject({
      line: 'PATCH /api/v1/namespaces/ns/pods/a/status',
      type: contentType,
      body: { x: 1 },
    })
  })

  it('list gives each item its kind', async () => {
    const { client } = subject(reply(200, { metadata: { resourceVersion: '5' }, items: [pod] }), reply(200, { metadata: {}, items: null }))
    const deployments = client.resource<ApiObject>(resources.appsv1.deployments, 'ns')
    expect((await deployments.list()).items[0]).toMatchObject({ apiVersion: 'apps/v1', kind: 'Deployment' })
    expect((await deployments.list()).items).toEqual([])
  })
})

describe('a refusal', () => {
  const get = (...replies: Response[]): Promise<unknown> =>
    subject(...replies).client.resource<ApiObject>(resources.corev1.pods, 'ns').get('a')

  it('is thrown as the Status the server sent', async () => {
    const status = { kind: 'Status', status: 'Failure', reason: 'NotFound', message: 'pods "a" not found', code: 404 }
    await expect(get(reply(404, status))).rejects.toMatchObject({ name: 'ApiError', message: 'pods "a" not found', status })
  })

  it('without a Status is put into words', async () => {
    await expect(get(reply(502, 'bad gateway'))).rejects.toMatchObject({
      name: 'ApiError',
      code: 502,
      message: 'an error on the server ("bad gateway") has prevented the request from succeeding (get pods a)',
    })
  })

  it('with Retry-After is waited out', async () => {
    const { client, sent, clock } = subject(reply(429, 'slow', { 'retry-after': '2' }), reply(503, '', { 'retry-after': '1' }), reply(200, pod))
    const getting = client.resource<ApiObject>(resources.corev1.pods, 'ns').create(pod)
    await clock.advance(2_999)
    expect(sent).toHaveLength(2)
    await clock.advance(1)
    expect(await getting).toEqual(pod)
    expect(sent[2]?.body).toEqual(pod)
  })
})

describe('a watch', () => {
  it('gives events and ends with the reply', async () => {
    const event = { type: 'ADDED', object: pod }
    const { client, sent } = subject(reply(200, `${JSON.stringify(event)}\n${JSON.stringify(event)}\n`))
    const watch = client.resource<ApiObject>(resources.corev1.pods).watch({ resourceVersion: '7', allowWatchBookmarks: true })
    expect(await gather(watch)).toEqual([event, event])
    expect(sent[0]?.line).toBe('GET /api/v1/pods?resourceVersion=7&allowWatchBookmarks=true&watch=true')
  })

  it('throws when it is refused or breaks, and ends when aborted', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"type":"ADDED"')
      throw new Error('gone')
    }
    const silent = async function* (): AsyncGenerator<Uint8Array> {
      await new Promise(() => {})
      yield Buffer.from('')
    }
    const { client } = subject(
      reply(410, { kind: 'Status', code: 410, reason: 'Expired' }),
      { status: 200, headers: {}, body: broken() },
      { status: 200, headers: {}, body: silent() },
    )
    const pods = client.resource<ApiObject>(resources.corev1.pods)
    await expect(gather(pods.watch())).rejects.toMatchObject({ name: 'ApiError', reason: 'Expired' })
    await expect(gather(pods.watch())).rejects.toMatchObject({ name: 'ConnectionError' })
    const controller = new AbortController()
    const watching = gather(pods.watch({ signal: controller.signal }))
    controller.abort()
    expect(await watching).toEqual([])
  })
})
