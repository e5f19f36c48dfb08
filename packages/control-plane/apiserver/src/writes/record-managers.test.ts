import { beforeEach, describe, expect, it } from 'vitest'
import { testApi, type Answer, type Json, type SendOptions, type TestApi } from '../testing/test-api.js'

const core = '/api/v1/namespaces/default'
const maps = `${core}/configmaps`
const pods = `${core}/pods`
const deployments = '/apis/apps/v1/namespaces/default/deployments'
const merge = { 'content-type': 'application/merge-patch+json' }

let api: TestApi

beforeEach(async () => {
  api = await testApi()
})

const start = '2024-01-01T00:00:00Z'

async function create(target: string, body: object, headers: Record<string, string> = { 'user-agent': 'kubectl/v1.34 (linux)' }): Promise<Json> {
  const { status, body: made } = await api.send('POST', target, { headers, body })
  expect(status).toBe(201)
  return made
}

const patch = (target: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
  api.send('PATCH', target, { headers: { ...merge, ...headers }, body })

/** Manager, operation and subresource of each entry, and its set. */
const accounts = (object: Json): unknown[] =>
  object.metadata.managedFields?.map(({ manager, subresource, fieldsV1 }: Json) => [manager, ...(subresource ? [subresource] : []), fieldsV1])

const container = { name: 'c', image: 'i' }

const pod = (name = 'p'): object => ({ metadata: { name, labels: { a: 'b' } }, spec: { containers: [container] }, status: { phase: 'Running' } })

describe('who writes', () => {
  it('owns what is created, defaults included, not what admission and the server add', async () => {
    const { metadata } = await create(pods, pod())
    expect(metadata.managedFields).toEqual([
      {
        manager: 'kubectl',
        operation: 'Update',
        apiVersion: 'v1',
        time: start,
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } },
          'f:spec': {
            'f:containers': {
              'k:{"name":"c"}': {
                '.': {},
                'f:image': {},
                'f:imagePullPolicy': {},
                'f:name': {},
                'f:resources': {},
                'f:terminationMessagePath': {},
                'f:terminationMessagePolicy': {},
              },
            },
            'f:dnsPolicy': {},
            'f:enableServiceLinks': {},
            'f:restartPolicy': {},
            'f:schedulerName': {},
            'f:securityContext': {},
            'f:terminationGracePeriodSeconds': {},
          },
        },
      },
    ])
  })

  it.each([
    [{}, '', 'unknown'],
    [{ 'user-agent': 'curl/8 x' }, '', 'curl'],
    [{ 'user-agent': 'curl/8 x' }, '?fieldManager=me', 'me'],
    [{ 'user-agent': '\u0007bell' }, '', 'bell'],
    [{ 'user-agent': 'ä'.repeat(100) }, '', 'ä'.repeat(64)],
    [{ 'user-agent': '/x' }, '', 'unknown'],
  ])('is named by %j and %j', async (headers, query, name) => {
    const { metadata } = await create(`${maps}${query}`, { metadata: { name: 'c' }, data: { a: '1' } }, headers)
    expect(metadata.managedFields[0].manager).toBe(name)
  })

  it('takes fields with a write of any verb, and keeps them until another does', async () => {
    const { metadata } = await create(maps, { metadata: { name: 'c' }, data: { a: '1', b: '2' } })
    await api.clock.advance(5000)
    const { body } = await patch(`${maps}/c?fieldManager=two`, { data: { a: '9' } })
    expect(accounts(body)).toEqual([['kubectl', { 'f:data': { '.': {}, 'f:b': {} } }], ['two', { 'f:data': { 'f:a': {} } }]])
    expect(body.metadata.managedFields[1].time).toBe('2024-01-01T00:00:05Z')
    const put: SendOptions = { body: { metadata: { name: 'c' }, data: { a: '9', c: '3' } } }
    const { body: replaced } = await api.send('PUT', `${maps}/c?fieldManager=three`, put)
    expect(accounts(replaced)).toEqual([
      ['kubectl', { 'f:data': {} }],
      ['three', { 'f:data': { 'f:c': {} } }],
      ['two', { 'f:data': { 'f:a': {} } }],
    ])
    expect(replaced.metadata.uid).toBe(metadata.uid)
  })

  it('that changes nothing writes nothing, whenever and whoever it is', async () => {
    const made = await create(maps, { metadata: { name: 'c' }, data: { a: '1' } })
    await api.clock.advance(60_000)
    expect((await patch(`${maps}/c?fieldManager=other`, { data: { a: '1' } })).body).toEqual(made)
    expect((await api.send('PUT', `${maps}/c?fieldManager=other`, { body: { metadata: { name: 'c' }, data: { a: '1' } } })).body).toEqual(made)
  })
})

describe('subresources', () => {
  it('are accounts of their own, and own only what they can change', async () => {
    await create(pods, pod())
    const body = { metadata: { labels: { c: 'd' }, ownerReferences: [] }, spec: { priority: 9 }, status: { phase: 'Running' } }
    const { body: running } = await patch(`${pods}/p/status`, body, { 'user-agent': 'kubelet/v1' })
    const own = ['kubelet', 'status', { 'f:metadata': { 'f:labels': { 'f:c': {} } }, 'f:status': { 'f:phase': {} } }]
    expect(accounts(running)).toContainEqual(own)
    const { body: after } = await patch(`${pods}/p?fieldManager=me`, { metadata: { labels: { e: 'f' } }, status: { phase: 'Failed' } })
    expect(accounts(after)).toContainEqual(['me', { 'f:metadata': { 'f:labels': { 'f:e': {} } } }])
    expect(accounts(after)).toContainEqual(own)
  })

  it('of other kinds follow their own rules', async () => {
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [container] } }
    await create(deployments, { metadata: { name: 'd' }, spec: { selector: { matchLabels: { a: 'b' } }, template } })
    const { body } = await patch(`${deployments}/d/status?fieldManager=s`, { metadata: { labels: { c: 'd' } }, status: { replicas: 1 } })
    expect(accounts(body)).toContainEqual(['s', 'status', { 'f:status': { 'f:replicas': {} } }])
  })

  it('scale takes the replicas, without a time', async () => {
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [container] } }
    await create(deployments, { metadata: { name: 'd' }, spec: { selector: { matchLabels: { a: 'b' } }, template } })
    const { body: scale } = await patch(`${deployments}/d/scale?fieldManager=hpa`, { spec: { replicas: 5 } })
    expect(scale.metadata).not.toHaveProperty('managedFields')
    const { body } = await api.send('GET', `${deployments}/d`)
    const [first, second] = body.metadata.managedFields
    expect(first).toEqual({
      manager: 'hpa',
      operation: 'Update',
      apiVersion: 'apps/v1',
      fieldsType: 'FieldsV1',
      subresource: 'scale',
      fieldsV1: { 'f:spec': { 'f:replicas': {} } },
    })
    expect(second.fieldsV1['f:spec']).not.toHaveProperty('f:replicas')
    await patch(`${deployments}/d/scale?fieldManager=hpa`, { spec: { replicas: 0 } })
    expect((await api.send('GET', `${deployments}/d`)).body.metadata.managedFields).toEqual([second])
  })

  it('binding gives the pod to a node in nobody\'s name', async () => {
    const made = await create(pods, pod())
    const binding = { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node', name: 'n' } }
    expect((await api.send('POST', `${pods}/p/binding`, { body: binding })).status).toBe(201)
    const { body } = await api.send('GET', `${pods}/p`)
    expect(body.spec.nodeName).toBe('n')
    expect(body.metadata.managedFields).toEqual(made.metadata.managedFields)
  })
})

it('one object is managed in each version it is written in', async () => {
  const [v1, v2] = ['v1', 'v2'].map((version) => `/apis/autoscaling/${version}/namespaces/default/horizontalpodautoscalers`)
  const spec = { maxReplicas: 3, scaleTargetRef: { kind: 'Deployment', name: 'd', apiVersion: 'apps/v1' }, targetCPUUtilizationPercentage: 50 }
  await create(v1 ?? '', { metadata: { name: 'h' }, spec })
  const set = (sets: object): object => ({ 'f:spec': { 'f:maxReplicas': {}, 'f:minReplicas': {}, 'f:scaleTargetRef': {}, ...sets } })
  const first = (await api.send('GET', `${v2}/h`)).body
  expect(accounts(first)).toEqual([['kubectl', set({ 'f:targetCPUUtilizationPercentage': {} })]])
  const metric = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } }
  const { body } = await patch(`${v2}/h?fieldManager=two`, { spec: { metrics: [metric] } })
  expect(accounts(body)).toEqual([['kubectl', set({})], ['two', { 'f:spec': { 'f:metrics': {} } }]])
  expect(body.metadata.managedFields.map(({ apiVersion }: Json) => apiVersion)).toEqual(['autoscaling/v1', 'autoscaling/v2'])
})

describe('clients', () => {
  it('may clear the accounts, after which none are kept', async () => {
    await create(maps, { metadata: { name: 'c' }, data: { a: '1' } })
    const cleared = await patch(`${maps}/c`, { metadata: { managedFields: [{}] } })
    expect(cleared.body.metadata).not.toHaveProperty('managedFields')
    expect((await patch(`${maps}/c`, { data: { a: '2' } })).body.metadata).not.toHaveProperty('managedFields')
  })

  it('may say whose a new object is', async () => {
    const entry = { manager: 'old', operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': { 'f:z': {} } } }
    const { metadata } = await create(maps, { metadata: { name: 'c', managedFields: [entry] }, data: { a: '1' } })
    expect(metadata.managedFields[0]).toEqual(entry)
    expect(metadata.managedFields[1]).toMatchObject({ manager: 'kubectl' })
  })
})

it('the server writes as kube-apiserver', async () => {
  const { body } = await api.send('GET', '/api/v1/namespaces/kube-system')
  expect(accounts(body)).toEqual([['kube-apiserver', { 'f:metadata': { 'f:labels': { '.': {}, 'f:kubernetes.io/metadata.name': {} } } }]])
  const { body: addresses } = await api.send('GET', '/apis/networking.k8s.io/v1/ipaddresses')
  expect(accounts(addresses.items[0])[0]).toMatchObject(['kube-apiserver', { 'f:spec': { 'f:parentRef': {} } }])
})

it('a quota is charged as kube-apiserver', async () => {
  const quotas = `${core}/resourcequotas`
  await create(quotas, { metadata: { name: 'q' }, spec: { hard: { configmaps: '5' } } })
  await patch(`${quotas}/q/status?fieldManager=counter`, { status: { hard: { configmaps: '5' }, used: { configmaps: '0' } } })
  await create(maps, { metadata: { name: 'c' } })
  const { body } = await api.send('GET', `${quotas}/q`)
  expect(body.status.used).toEqual({ configmaps: '1' })
  expect(accounts(body)).toContainEqual(['kube-apiserver', 'status', { 'f:status': { 'f:used': { 'f:configmaps': {} } } }])
})

it('metadata alone and the objects of tables have the accounts too', async () => {
  const { metadata } = await create(maps, { metadata: { name: 'c' }, data: { a: '1' } })
  const as = (kind: string): Record<string, string> => ({ accept: `application/json;as=${kind};v=v1;g=meta.k8s.io` })
  const { body: partial } = await api.send('GET', `${maps}/c`, { headers: as('PartialObjectMetadata') })
  expect(partial.metadata.managedFields).toEqual(metadata.managedFields)
  const { body: table } = await api.send('GET', `${maps}/c`, { headers: as('Table') })
  expect(table.rows[0].object.metadata.managedFields).toEqual(metadata.managedFields)
})
