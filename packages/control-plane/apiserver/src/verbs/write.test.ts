import { beforeEach, describe, expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../testing/test-api.js'

const maps = '/api/v1/namespaces/default/configmaps'
const deployments = '/apis/apps/v1/namespaces/default/deployments'

let api: TestApi

beforeEach(async () => {
  api = await testApi()
})

function create(name: string, more: object = {}): Promise<Answer> {
  return api.send('POST', maps, { body: { metadata: { name, ...more }, data: { a: '1' } } })
}

const merge = { 'content-type': 'application/merge-patch+json' }

describe('create', () => {
  it('fills in what the server alone says, and the stored bytes are the reply', async () => {
    const { status, body, text } = await create('c')
    expect(status).toBe(201)
    expect(body.metadata).toMatchObject({ name: 'c', namespace: 'default', creationTimestamp: '2024-01-01T00:00:00Z' })
    expect(body.metadata.uid).toMatch(/^[0-9a-f-]{36}$/)
    expect((await api.send('GET', `${maps}/c`)).text).toBe(text)
  })

  it('generates names, again when one is taken', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.send('POST', maps, { body: { metadata: { generateName: 'g-' } } })),
    )
    const names = new Set(answers.map(({ body }) => body.metadata.name))
    expect(names.size).toBe(50)
    for (const name of names) expect(name).toMatch(/^g-[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  it('lets one of many win', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create('same')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  })

  it('counts generations of kinds that have them', async () => {
    const spec = { selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } } }
    const first = await api.send('POST', deployments, { body: { metadata: { name: 'd' }, spec } })
    expect(first.body.metadata.generation).toBe(1)
    const labelled = await api.send('PATCH', `${deployments}/d`, { headers: merge, body: { metadata: { labels: { x: 'y' } } } })
    expect(labelled.body.metadata.generation).toBe(1)
    const scaled = await api.send('PATCH', `${deployments}/d`, { headers: merge, body: { spec: { replicas: 5 } } })
    expect(scaled.body.metadata.generation).toBe(2)
  })

  it('leaves the status to its own path', async () => {
    const pods = '/api/v1/namespaces/default/pods'
    const pod = { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i' }] }, status: { phase: 'Running' } }
    expect((await api.send('POST', pods, { body: pod })).body.status.phase).toBe('Pending')
    const running = await api.send('PATCH', `${pods}/p/status`, { headers: merge, body: { status: { phase: 'Running' }, spec: { nodeName: 'n' } } })
    expect(running.body).toMatchObject({ status: { phase: 'Running' } })
    expect(running.body.spec.nodeName).toBeUndefined()
    const again = await api.send('PATCH', `${pods}/p`, { headers: merge, body: { status: { phase: 'Failed' } } })
    expect(again.body.status.phase).toBe('Running')
  })
})

describe('update', () => {
  it('replaces only the state it was made for', async () => {
    const { body } = await create('c')
    const put = (object: object): Promise<Answer> => api.send('PUT', `${maps}/c`, { body: object })
    const second = await put({ ...body, data: { a: '2' } })
    expect(second.body.data).toEqual({ a: '2' })
    const stale = await put({ ...body, data: { a: '3' } })
    expect(stale.body).toMatchObject({ code: 409, reason: 'Conflict' })
    const unconditional = await put({ metadata: { name: 'c' }, data: { a: '4' } })
    expect(unconditional.body.metadata.uid).toBe(body.metadata.uid)
    expect((await put({ metadata: { name: 'c', uid: 'other' } })).body.code).toBe(409)
  })

  it('writes nothing for a change of nothing', async () => {
    const { body } = await create('c')
    const { revision } = api.store
    const same = await api.send('PUT', `${maps}/c`, { body })
    expect(same.body).toEqual(body)
    expect(api.store.revision).toBe(revision)
  })

  it('loses no change of many writers', async () => {
    await create('c')
    const changes = Array.from({ length: 40 }, (_, i) => ({ data: { [`k${i}`]: `${i}` } }))
    const answers = await Promise.all(changes.map((body) => api.send('PATCH', `${maps}/c`, { headers: merge, body })))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    const { body } = await api.send('GET', `${maps}/c`)
    expect(Object.keys(body.data)).toHaveLength(41)
  })

  it.each([
    ['application/json-patch+json', [{ op: 'replace', path: '/data/a', value: '2' }]],
    ['application/merge-patch+json', { data: { a: '2' } }],
    ['application/strategic-merge-patch+json', { data: { a: '2' } }],
  ])('patches by %s', async (type, body) => {
    await create('c')
    const { status, body: patched } = await api.send('PATCH', `${maps}/c`, { headers: { 'content-type': type }, body })
    expect([status, patched.data]).toEqual([200, { a: '2' }])
  })
})

describe('deletion', () => {
  it('waits for finalizers', async () => {
    await create('f', { finalizers: ['example.com/x'] })
    const marked = await api.send('DELETE', `${maps}/f`)
    expect(marked.body.metadata).toMatchObject({ deletionGracePeriodSeconds: 0, deletionTimestamp: '2024-01-01T00:00:00Z' })
    const released = await api.send('PATCH', `${maps}/f`, { headers: merge, body: { metadata: { finalizers: null } } })
    expect(released.status).toBe(200)
    expect((await api.send('GET', `${maps}/f`)).status).toBe(404)
  })

  it('gives a bound pod its grace, which can only be shortened', async () => {
    const pods = '/api/v1/namespaces/default/pods'
    await api.send('POST', pods, { body: { metadata: { name: 'p' }, spec: { nodeName: 'n', containers: [{ name: 'c', image: 'i' }] } } })
    const events = await api.watch(`${pods}?watch=1&resourceVersion=${api.store.revision}`)
    const ask = async (grace: string): Promise<unknown> =>
      (await api.send('DELETE', `${pods}/p${grace}`)).body.metadata.deletionGracePeriodSeconds
    expect([await ask(''), await ask('?gracePeriodSeconds=5'), await ask('?gracePeriodSeconds=50')]).toEqual([30, 5, 5])
    expect(await ask('?gracePeriodSeconds=0')).toBe(0)
    expect((await api.send('GET', `${pods}/p`)).status).toBe(404)
    const types = [await events.next(), await events.next(), await events.next(), await events.next()].map(({ type }) => type)
    expect(types).toEqual(['MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED'])
  })

  it.each([
    ['Orphan', ['orphan']],
    ['Foreground', ['foregroundDeletion']],
  ])('turns %s into a finalizer', async (propagationPolicy, finalizers) => {
    await create('o')
    const { body } = await api.send('DELETE', `${maps}/o`, { body: { propagationPolicy } })
    expect(body.metadata.finalizers).toEqual(finalizers)
  })

  it('heeds preconditions', async () => {
    const { body } = await create('c')
    const refused = await api.send('DELETE', `${maps}/c`, { body: { preconditions: { uid: 'nope' } } })
    expect(refused.body).toMatchObject({ code: 409, reason: 'Conflict' })
    const { uid, resourceVersion } = body.metadata
    const done = await api.send('DELETE', `${maps}/c`, { body: { preconditions: { uid, resourceVersion } } })
    expect(done.body.status).toBe('Success')
  })

  it('takes what a selector finds, and nothing else', async () => {
    await Promise.all([create('a', { labels: { x: '1' } }), create('b', { labels: { x: '2' } }), create('c', { labels: { x: '1' } })])
    const { body } = await api.send('DELETE', `${maps}?labelSelector=x%3D1`)
    expect(body.items).toHaveLength(2)
    const left = await api.send('GET', maps)
    expect(left.body.items.map((item: { metadata: { name: string } }) => item.metadata.name)).toEqual(['b'])
  })

  it('empties a namespace only after its finalizers', async () => {
    await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: 'n' } } })
    const { body } = await api.send('DELETE', '/api/v1/namespaces/n')
    expect(body.status.phase).toBe('Terminating')
    const refused = await api.send('POST', '/api/v1/namespaces/n/configmaps', { body: { metadata: { name: 'c' } } })
    expect(refused.body).toMatchObject({ code: 403, details: { causes: [{ reason: 'NamespaceTerminating' }] } })
    await api.send('PUT', '/api/v1/namespaces/n/finalize', { body: { ...body, spec: {} } })
    expect((await api.send('GET', '/api/v1/namespaces/n')).status).toBe(404)
  })
})

describe('dry run', () => {
  it.each([
    ['POST', maps, { metadata: { name: 'n' } }],
    ['PUT', `${maps}/c`, { metadata: { name: 'c' }, data: { z: '1' } }],
    ['DELETE', `${maps}/c`, undefined],
  ])('%s changes nothing', async (method, path, body) => {
    await create('c')
    const { revision } = api.store
    const { status } = await api.send(method, `${path}?dryRun=All`, body ? { body } : {})
    expect(status).toBeLessThan(300)
    expect(api.store.revision).toBe(revision)
  })
})

describe('claims', () => {
  const services = '/api/v1/namespaces/default/services'
  const service = (name: string, spec: object = {}): object => ({ metadata: { name }, spec: { ports: [{ port: 80 }], ...spec } })

  it('gives each service an address of its own, and back when it goes', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => api.send('POST', services, { body: service(`s${i}`) })))
    const addresses = new Set(answers.map(({ body }) => body.spec.clusterIP))
    expect(addresses.size).toBe(30)
    const [address] = addresses
    const taken = await api.send('POST', services, { body: service('other', { clusterIP: address }) })
    expect(taken.status).toBe(422)
    await api.send('DELETE', `${services}/s0`)
    expect((await api.send('POST', services, { body: service('other', { clusterIP: address }) })).status).toBe(201)
  })

  it('lets one of two have a node port', async () => {
    const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: 30964 }] }
    const answers = await Promise.all(['a', 'b'].map((name) => api.send('POST', services, { body: service(name, spec) })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 422]))
  })
})
