import { createApiServer, type ApiServer } from '@orrery/apiserver'
import { silentLogger, systemClock, systemRandom } from '@orrery/kit'
import { MemoryStore } from '@orrery/store'
import { readBody } from '@orrery/transport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Ask {
  method: string
  target: string
  headers?: Record<string, string>
  body?: string
}

async function started(threads: number): Promise<ApiServer> {
  const options = { disableAdmissionPlugins: ['ServiceAccount'] }
  const parts = { store: new MemoryStore(), clock: systemClock, random: systemRandom, logger: silentLogger, options }
  const server = createApiServer({ ...parts, ...(threads > 0 && { threads }) })
  await server.start()
  return server
}

/** What is chance's or the clock's is masked. */
function masked(text: string): string {
  return text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME')
    .replaceAll(/large-[a-z0-9]{5}\b/g, 'large-NAME')
    .replaceAll(/"(<unknown>|\d+[smh])"/g, '"AGE"')
}

async function told(server: ApiServer, { method, target, headers = {}, body }: Ask): Promise<object> {
  const peer = { address: '127.0.0.1', secure: false }
  const { signal } = new AbortController()
  const reply = await server.handler({ method, target, headers, peer, signal, ...(body && { body: Buffer.from(body) }) })
  const text = masked(Buffer.from(await readBody(reply.body)).toString())
  const { 'content-length': _, ...rest } = reply.headers
  return { status: reply.status, headers: rest, text }
}

const maps = '/api/v1/namespaces/default/configmaps'
const pods = '/api/v1/namespaces/default/pods'
const json = { 'content-type': 'application/json' }
const data = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`k${index}`, 'v']))
const big = (more: object = {}): string => JSON.stringify({ metadata: { name: 'big' }, data, ...more })
const env = Array.from({ length: 1500 }, (_, index) => ({ name: `E${index}`, value: 'v' }))
const pod = (more: object = {}): string =>
  JSON.stringify({ metadata: { name: 'large', ...more }, spec: { containers: [{ name: 'c', image: 'i', env }] } })
const patch = (kind: string, target: string, body: unknown): Ask => ({
  method: 'PATCH', target, headers: { 'content-type': `application/${kind}+json` }, body: JSON.stringify(body),
})

const asks: readonly [name: string, ask: Ask][] = [
  ['creates', { method: 'POST', target: maps, headers: json, body: big() }],
  ['refuses what is there', { method: 'POST', target: maps, headers: json, body: big() }],
  ['refuses what is wrong', { method: 'POST', target: maps, headers: json, body: big({ metadata: { name: 'A_b', labels: { a: '!' } } }) }],
  ['refuses what is no JSON', { method: 'POST', target: maps, headers: json, body: big().slice(0, -1) }],
  ['refuses what is too large', { method: 'POST', target: maps, headers: json, body: ' '.repeat(4 << 20) }],
  ['refuses a form it does not give', { method: 'POST', target: maps, headers: { ...json, accept: 'text/html' }, body: big() }],
  ['warns', { method: 'POST', target: `${maps}?dryRun=All`, headers: json, body: big({ metadata: { name: 'b' }, x: 1, y: 2 }) }],
  ['reads YAML', { method: 'POST', target: maps, headers: { 'content-type': 'application/yaml' }, body: `metadata: {name: y}\ndata:\n${'  # words\n'.repeat(1000)}  k: v` }],
  ['refuses another namespace', { method: 'POST', target: '/api/v1/namespaces/none/configmaps', headers: json, body: big() }],
  ['creates pods', { method: 'POST', target: pods, headers: json, body: pod() }],
  ['generates names', { method: 'POST', target: `${pods}?dryRun=All`, headers: json, body: pod({ name: undefined, generateName: 'a-' }).replace('"a-"', '"large-"') }],
  ['updates', { method: 'PUT', target: `${maps}/big`, headers: json, body: big({ data: { ...data, k1: 'w' } }) }],
  ['updates nothing', { method: 'PUT', target: `${maps}/big`, headers: json, body: big({ data: { ...data, k1: 'w' } }) }],
  ['refuses an old state', { method: 'PUT', target: `${maps}/big`, headers: json, body: big({ metadata: { name: 'big', resourceVersion: '1' } }) }],
  ['merges', patch('merge-patch', `${maps}/big`, { data: { k2: 'x', k3: null } })],
  ['merges strategically', patch('strategic-merge-patch', `${pods}/large`, { metadata: { labels: { a: 'b' } } })],
  ['patches', patch('json-patch', `${maps}/big`, [{ op: 'copy', from: '/data/k2', path: '/data/k5' }])],
  ['refuses a patch that does not fit', patch('json-patch', `${maps}/big`, [{ op: 'remove', path: '/none' }])],
  ['changes the status', patch('merge-patch', `${pods}/large/status`, { status: { phase: 'Running' } })],
  ['binds', { method: 'POST', target: `${pods}/large/binding`, headers: json, body: JSON.stringify({ target: { name: 'n' } }) }],
  ['says nothing is there', { method: 'PUT', target: `${maps}/none`, headers: json, body: big({ metadata: { name: 'none', resourceVersion: '5' } }) }],
  ['shows YAML', { method: 'GET', target: `${maps}/big`, headers: { accept: 'application/yaml' } }],
  ['lays out', { method: 'GET', target: `${maps}/big?pretty=true` }],
  ['shows a table', { method: 'GET', target: `${pods}/large`, headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' } }],
  ['shows the metadata', { method: 'GET', target: `${maps}/big`, headers: { accept: 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1' } }],
  ['lists tables', { method: 'GET', target: pods, headers: { accept: 'application/json;as=Table;g=meta.k8s.io;v=v1' } }],
  ['lists in YAML', { method: 'GET', target: maps, headers: { accept: 'application/yaml' } }],
  ['lists, laid out', { method: 'GET', target: `${maps}?pretty=1` }],
  ['lists the metadata', { method: 'GET', target: maps, headers: { accept: 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1' } }],
  ['lists', { method: 'GET', target: maps }],
  ['heeds preconditions', { method: 'DELETE', target: `${maps}/big`, headers: json, body: JSON.stringify({ preconditions: { uid: 'other' } }).replace('other', '00000000-0000-0000-0000-000000000000') }],
  ['deletes', { method: 'DELETE', target: `${pods}/large?gracePeriodSeconds=0` }],
  ['deletes a collection', { method: 'DELETE', target: maps, headers: json, body: JSON.stringify({ kind: 'DeleteOptions', apiVersion: 'v1' }) }],
  ['has nothing left', { method: 'GET', target: maps }],
]

describe('a server with threads', () => {
  let plain: ApiServer
  let threaded: ApiServer

  beforeAll(async () => {
    plain = await started(0)
    threaded = await started(1)
  })

  afterAll(async () => {
    await Promise.all([plain.stop(), threaded.stop()])
  })

  it.each(asks)('%s as one without', async (_, ask) => {
    expect(await told(threaded, ask)).toEqual(await told(plain, ask))
  })

  it('loses no change of many writers', async () => {
    await told(threaded, { method: 'POST', target: maps, headers: json, body: big() })
    const writers = Array.from({ length: 12 }, (_, index) => patch('merge-patch', `${maps}/big`, { data: { [`w${index}`]: `${index}` } }))
    await Promise.all(writers.map((ask) => told(threaded, ask)))
    const { text } = (await told(threaded, { method: 'GET', target: `${maps}/big` })) as { text: string }
    const { data: standing } = JSON.parse(text) as { data: Record<string, string> }
    expect(writers.every((_, index) => standing[`w${index}`] === `${index}`)).toBe(true)
  })
})
