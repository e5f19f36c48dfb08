import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { testApi, type Json, type TestApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'
const merge = { 'content-type': 'application/merge-patch+json' }

interface Step {
  name: string
  /** The label's value; absent: the object is deleted. */
  label?: string
}

const step: fc.Arbitrary<Step> = fc.record(
  { name: fc.constantFrom('a', 'b', 'c'), label: fc.constantFrom('x', 'y') },
  { requiredKeys: ['name'] },
)

async function take(api: TestApi, { name, label }: Step): Promise<void> {
  const path = `${maps}/${name}`
  if (label === undefined) return void (await api.send('DELETE', path))
  const labels = { label }
  const created = await api.send('POST', maps, { body: { metadata: { name, labels } } })
  if (created.status === 409) await api.send('PATCH', path, { headers: merge, body: { metadata: { labels } } })
}

/** Names and resourceVersions: what a client's cache would hold. */
function stateOf(list: Json): Map<string, string> {
  return new Map(list.items.map((item: Json) => [item.metadata.name, item.metadata.resourceVersion]))
}

function apply(state: Map<string, string>, { type, object }: Json): void {
  const { name, resourceVersion } = object.metadata
  expect(state.has(name)).toBe(type !== 'ADDED')
  if (type === 'DELETED') state.delete(name)
  else state.set(name, resourceVersion)
}

const steps = fc.array(step, { maxLength: 15 })
const selector = fc.constantFrom('', 'labelSelector=label%3Dx', 'labelSelector=label!%3Dx', 'fieldSelector=metadata.name%3Da')

test.prop([steps, steps, selector, fc.boolean()], {
  numRuns: 80,
  seed: 1,
})('a list and a watch from it make the present state', async (before, after, selector, restart) => {
  let api = await testApi()
  for (const each of before) await take(api, each)
  const { body } = await api.send('GET', `${maps}?${selector}`)
  const state = stateOf(body)
  const from = body.metadata.resourceVersion
  for (const each of after) await take(api, each)
  if (restart) api = await testApi({ store: api.store })
  const events = await api.watch(`${maps}?watch=1&timeoutSeconds=1&resourceVersion=${from}&${selector}`)
  const all = events.rest()
  await api.clock.advance(1000)
  const seen = await all
  for (const event of seen) apply(state, event)
  const revisions = seen.map(({ object }) => Number(object.metadata.resourceVersion))
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b))
  expect(state).toEqual(stateOf((await api.send('GET', `${maps}?${selector}`)).body))
  await api.server.stop()
})

describe('watch', () => {
  it('starts from the present objects where it is given no revision', async () => {
    const api = await testApi()
    await take(api, { name: 'a', label: 'x' })
    await take(api, { name: 'b', label: 'y' })
    const events = await api.watch(`${maps}?watch=1&labelSelector=label%3Dx`)
    expect(await events.next()).toMatchObject({ type: 'ADDED', object: { kind: 'ConfigMap', metadata: { name: 'a' } } })
    await take(api, { name: 'a', label: 'y' })
    expect(await events.next()).toMatchObject({ type: 'DELETED', object: { metadata: { name: 'a', labels: { label: 'x' } } } })
    await events.close()
  })

  it('gives a watch-list its end', async () => {
    const api = await testApi()
    await take(api, { name: 'a', label: 'x' })
    const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'
    const events = await api.watch(`${maps}?${query}`)
    expect((await events.next()).type).toBe('ADDED')
    expect(await events.next()).toMatchObject({
      type: 'BOOKMARK',
      object: { metadata: { annotations: { 'k8s.io/initial-events-end': 'true' }, resourceVersion: `${api.store.revision}` } },
    })
    await events.close()
  })

  it('bookmarks with an object of nothing but the revision, in the form of the events', async () => {
    const api = await testApi()
    const { revision } = api.store
    const metadata = { resourceVersion: `${revision}`, annotations: { 'k8s.io/initial-events-end': 'true' } }
    const query = 'watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true'
    const pods = '/api/v1/namespaces/default/pods'
    const first = async (more: string, headers: Record<string, string>): Promise<unknown> => {
      const events = await api.watch(`${pods}?${query}${more}`, headers)
      const { object } = await events.next()
      await events.close()
      return object
    }
    expect(await first('', {})).toEqual({ kind: 'Pod', apiVersion: 'v1', metadata, spec: { containers: null }, status: {} })
    const partial = { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata }
    expect(await first('', { accept: 'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io' })).toEqual(partial)
    const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }
    expect(await first('&includeObject=None', table)).toMatchObject({
      kind: 'Table',
      metadata: { resourceVersion: `${revision}` },
      columnDefinitions: [{ name: 'Name' }, {}, {}, {}, {}, {}, {}, {}, {}],
      rows: [{ cells: ['', '0/0', '', '0', '<unknown>', '<none>', '<none>', '<none>', '<none>'], object: partial }],
    })
    expect(await first('&includeObject=Object', table)).toMatchObject({ rows: [{ object: { kind: 'Pod', apiVersion: 'v1', metadata } }] })
  })

  it('bookmarks every minute and before its end', async () => {
    const api = await testApi()
    const events = await api.watch(`${maps}?watch=1&resourceVersion=${api.store.revision}&allowWatchBookmarks=1&timeoutSeconds=90`)
    await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: 'elsewhere' } } })
    const first = events.next()
    await api.clock.advance(60_000)
    expect(await first).toMatchObject({ type: 'BOOKMARK', object: { kind: 'ConfigMap', metadata: { resourceVersion: `${api.store.revision}` } } })
    const rest = events.rest()
    await api.clock.advance(30_000)
    expect((await rest).map(({ type }) => type)).toEqual(['BOOKMARK'])
  })

  it('resumes before the ring from the store’s log, and says when that is gone', async () => {
    const api = await testApi()
    const { revision } = api.store
    await take(api, { name: 'a', label: 'x' })
    await take(api, { name: 'a', label: 'y' })
    const again = await testApi({ store: api.store })
    const events = await again.watch(`${maps}?watch=1&resourceVersion=${revision}`)
    expect([(await events.next()).type, (await events.next()).type]).toEqual(['ADDED', 'MODIFIED'])
    await take(again, { name: 'a' })
    expect((await events.next()).type).toBe('DELETED')
    await again.store.compact(again.store.revision)
    const third = await testApi({ store: api.store })
    const late = await third.watch(`${maps}?watch=1&resourceVersion=${revision}`)
    expect(await late.next()).toMatchObject({ type: 'ERROR', object: { code: 410, reason: 'Expired' } })
    expect(await late.next()).toBeUndefined()
  })

  it('shows pods of a node to who watches that node, also as they come and go', async () => {
    const api = await testApi()
    const pods = '/api/v1/namespaces/default/pods'
    const of = (node: string): string => `/api/v1/pods?watch=1&resourceVersion=${api.store.revision}&fieldSelector=spec.nodeName%3D${node}`
    const [n1, n2] = [await api.watch(of('n1')), await api.watch(of('n2'))]
    await api.send('POST', pods, { body: { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i' }] } } })
    await api.send('POST', `${pods}/p/binding`, { body: { metadata: { name: 'p' }, target: { kind: 'Node', name: 'n1' } } })
    await api.send('POST', pods, { body: { metadata: { name: 'q' }, spec: { nodeName: 'n2', containers: [{ name: 'c', image: 'i' }] } } })
    expect(await n1.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'p' }, spec: { nodeName: 'n1' } } })
    expect(await n2.next()).toMatchObject({ type: 'ADDED', object: { metadata: { name: 'q' } } })
    await Promise.all([n1.close(), n2.close()])
  })

  it('ends with the server', async () => {
    const api = await testApi()
    const events = await api.watch(`${maps}?watch=1`)
    const next = events.next()
    await api.server.stop()
    expect(await next).toBeUndefined()
  })

  it('serves the legacy paths, Tables and metadata alone', async () => {
    const api = await testApi()
    const { revision } = api.store
    await take(api, { name: 'a', label: 'x' })
    await take(api, { name: 'b', label: 'x' })
    const legacy = await api.watch(`/api/v1/watch/namespaces/default/configmaps/b?resourceVersion=${revision}`)
    expect((await legacy.next()).object.metadata.name).toBe('b')
    const form = (as: string): Record<string, string> => ({ accept: `application/json;as=${as};v=v1;g=meta.k8s.io` })
    const table = await api.watch(`${maps}?watch=1&resourceVersion=${revision}`, form('Table'))
    const [first, second] = [await table.next(), await table.next()]
    expect(first.object.columnDefinitions.length).toBeGreaterThan(0)
    expect(second.object).toMatchObject({ kind: 'Table', columnDefinitions: null, rows: [{ cells: ['b', 0, '0s'] }] })
    const partial = await api.watch(`${maps}?watch=1&resourceVersion=${revision}`, form('PartialObjectMetadata'))
    expect(Object.keys((await partial.next()).object)).toEqual(['kind', 'apiVersion', 'metadata'])
  })

  it('serves events under both their names', async () => {
    const api = await testApi()
    const { revision } = api.store
    const core = { metadata: { name: 'e' }, involvedObject: { kind: 'Pod', namespace: 'default', name: 'p' }, reason: 'R', message: 'm' }
    expect((await api.send('POST', '/api/v1/namespaces/default/events', { body: core })).status).toBe(201)
    const events = await api.watch(`/apis/events.k8s.io/v1/events?watch=1&resourceVersion=${revision}`)
    expect((await events.next()).object).toMatchObject({ apiVersion: 'events.k8s.io/v1', note: 'm', regarding: { name: 'p' } })
  })
})
