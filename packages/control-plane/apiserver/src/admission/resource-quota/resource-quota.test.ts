import { expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../../testing/test-api.js'

const base = '/api/v1/namespaces/default'
const merge = { 'content-type': 'application/merge-patch+json' }

interface Hard {
  [name: string]: string
}

/** A quota whose use is known, as a controller would write it. */
async function quota(api: TestApi, name: string, hard: Hard, spec: object = {}): Promise<void> {
  expect((await api.send('POST', `${base}/resourcequotas`, { body: { metadata: { name }, spec: { hard, ...spec } } })).status).toBe(201)
  const used = Object.fromEntries(Object.keys(hard).map((each) => [each, '0']))
  await api.send('PATCH', `${base}/resourcequotas/${name}/status`, { headers: merge, body: { status: { hard, used } } })
}

async function used(api: TestApi, name: string): Promise<Hard> {
  return (await api.send('GET', `${base}/resourcequotas/${name}`)).body.status.used
}

function create(api: TestApi, plural: string, name: string, more: object = {}): Promise<Answer> {
  return api.send('POST', `${base}/${plural}`, { body: { metadata: { name }, ...more } })
}

const pod = (resources: object = {}, more: object = {}): object => ({ spec: { containers: [{ name: 'c', image: 'i:1', resources }], ...more } })
const ports = (count: number): object[] => Array.from({ length: count }, (_, i) => ({ name: `p${i}`, port: 80 + i }))

it('charges what is created and refuses what is too much', async () => {
  const api = await testApi()
  await quota(api, 'team', { 'requests.cpu': '2', 'limits.memory': '1Gi', pods: '10', 'requests.example.com/gpu': '1' })
  const resources = { requests: { cpu: '1500m' }, limits: { cpu: '2', memory: '512Mi', 'example.com/gpu': '1' } }
  expect((await create(api, 'pods', 'a', pod(resources))).status).toBe(201)
  const all = { 'limits.memory': '512Mi', pods: '1', 'requests.cpu': '1500m', 'requests.example.com/gpu': '1' }
  expect(await used(api, 'team')).toEqual(all)
  const second = await create(api, 'pods', 'b', pod({ limits: { cpu: '600m', memory: '600Mi', 'example.com/gpu': '1' } }))
  expect(second.body).toMatchObject({
    code: 403,
    message:
      'pods "b" is forbidden: exceeded quota: team, requested: limits.memory=600Mi,requests.cpu=600m,requests.example.com/gpu=1, ' +
      'used: limits.memory=512Mi,requests.cpu=1500m,requests.example.com/gpu=1, ' +
      'limited: limits.memory=1Gi,requests.cpu=2,requests.example.com/gpu=1',
  })
  expect((await create(api, 'pods', 'c', pod())).body.message).toBe(
    'pods "c" is forbidden: failed quota: team: must specify limits.memory for: c; requests.cpu for: c',
  )
  expect(await used(api, 'team')).toEqual(all)
})

it('refuses while the use is not known', async () => {
  const api = await testApi()
  await create(api, 'resourcequotas', 'q', { spec: { hard: { secrets: '3' } }, status: {} })
  expect((await create(api, 'secrets', 'free')).status).toBe(201)
  await api.send('PATCH', `${base}/resourcequotas/q/status`, { headers: merge, body: { status: { hard: { secrets: '3' } } } })
  const { body } = await create(api, 'secrets', 's')
  expect(body.message).toBe('secrets "s" is forbidden: status unknown for quota: q, resources: secrets')
})

it('charges an update with what it uses more, and leaves less to the recount', async () => {
  const api = await testApi()
  await quota(api, 'q', { services: '5', 'services.nodeports': '3', 'services.loadbalancers': '0' })
  await create(api, 'services', 's', { spec: { ports: ports(2) } })
  const patch = (spec: object): Promise<Answer> => api.send('PATCH', `${base}/services/s`, { headers: merge, body: { spec } })
  expect((await patch({ type: 'NodePort' })).status).toBe(200)
  expect(await used(api, 'q')).toMatchObject({ services: '1', 'services.nodeports': '2' })
  expect((await patch({ ports: ports(4) })).body.message).toBe(
    'services "s" is forbidden: exceeded quota: q, requested: services.nodeports=2, used: services.nodeports=2, limited: services.nodeports=3',
  )
  expect((await patch({ type: 'LoadBalancer' })).body.message).toContain('limited: services.loadbalancers=0')
  expect((await patch({ type: 'ClusterIP' })).status).toBe(200)
  expect(await used(api, 'q')).toMatchObject({ services: '1', 'services.nodeports': '2' })
})

it('charges a pod that comes into the scope of another quota', async () => {
  const api = await testApi()
  const scopes = (scope: string): object => ({ scopes: [scope] })
  await quota(api, 'ends', { pods: '1' }, scopes('Terminating'))
  await quota(api, 'stays', { pods: '1' }, scopes('NotTerminating'))
  expect((await create(api, 'pods', 'a', pod())).status).toBe(201)
  const patch = (name: string): Promise<Answer> =>
    api.send('PATCH', `${base}/pods/${name}`, { headers: merge, body: { spec: { activeDeadlineSeconds: 3600 } } })
  expect((await patch('a')).status).toBe(200)
  expect([await used(api, 'ends'), await used(api, 'stays')]).toEqual([{ pods: '1' }, { pods: '1' }])
  const second = await create(api, 'pods', 'b', pod({}, { activeDeadlineSeconds: 60 }))
  expect(second.body.message).toBe('pods "b" is forbidden: exceeded quota: ends, requested: pods=1, used: pods=1, limited: pods=1')
})

it('counts claims by class and by size', async () => {
  const api = await testApi()
  const gold = 'gold.storageclass.storage.k8s.io'
  await quota(api, 'q', { persistentvolumeclaims: '5', 'requests.storage': '10Gi', [`${gold}/requests.storage`]: '3Gi' })
  const claim = (storage: string, storageClassName?: string): object => ({
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } }, ...(storageClassName && { storageClassName }) },
  })
  expect((await create(api, 'persistentvolumeclaims', 'a', claim('2Gi', 'gold'))).status).toBe(201)
  expect((await create(api, 'persistentvolumeclaims', 'b', claim('2Gi', 'gold'))).body.message).toContain(
    `requested: ${gold}/requests.storage=2Gi, used: ${gold}/requests.storage=2Gi, limited: ${gold}/requests.storage=3Gi`,
  )
  expect((await create(api, 'persistentvolumeclaims', 'b', claim('2Gi'))).status).toBe(201)
  expect(await used(api, 'q')).toEqual({ [`${gold}/requests.storage`]: '2Gi', persistentvolumeclaims: '2', 'requests.storage': '4Gi' })
})

it('knows the scopes of pods', async () => {
  const api = await testApi()
  await quota(api, 'best', { pods: '9' }, { scopes: ['BestEffort'] })
  await quota(api, 'not-best', { pods: '9' }, { scopes: ['NotBestEffort', 'Terminating'] })
  const high = [{ scopeName: 'PriorityClass', operator: 'In', values: ['system-node-critical'] }]
  await quota(api, 'high', { pods: '0' }, { scopeSelector: { matchExpressions: high } })
  await create(api, 'pods', 'a', pod())
  await create(api, 'pods', 'b', pod({ limits: { cpu: '1' } }, { activeDeadlineSeconds: 10 }))
  await create(api, 'pods', 'c', pod({ limits: { cpu: '1' } }))
  expect([await used(api, 'best'), await used(api, 'not-best')]).toEqual([{ pods: '1' }, { pods: '1' }])
  const refused = await create(api, 'pods', 'd', pod({}, { priorityClassName: 'system-node-critical' }))
  expect(refused.body.message).toBe('pods "d" is forbidden: exceeded quota: high, requested: pods=1, used: pods=0, limited: pods=0')
})

it('writes nothing of the use for a dry run, a taken name, an invalid object', async () => {
  const api = await testApi()
  await quota(api, 'q', { configmaps: '2', 'count/resourcequotas': '4' })
  await quota(api, 'r', { configmaps: '2' })
  expect((await create(api, 'configmaps?dryRun=All', 'a')).status).toBe(201)
  expect((await create(api, 'configmaps', 'a')).status).toBe(201)
  expect((await create(api, 'configmaps', 'a')).body.reason).toBe('AlreadyExists')
  expect((await create(api, 'configmaps', 'No')).status).toBe(422)
  expect([await used(api, 'q'), await used(api, 'r')]).toEqual([
    { configmaps: '1', 'count/resourcequotas': '1' },
    { configmaps: '1' },
  ])
})

it.each([1, 2])('gives out exactly what %i quotas have, however many ask', async (quotas) => {
  const api = await testApi()
  for (let i = 0; i < quotas; i++) await quota(api, `q${i}`, { 'count/configmaps': '20' })
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, i) => create(api, 'configmaps', `c${i % 40}`).then(({ status }) => status)),
  )
  expect(answers.filter((status) => status === 201)).toHaveLength(20)
  expect(answers.filter((status) => status !== 201 && status !== 403 && status !== 409)).toEqual([])
  const { items } = (await api.send('GET', `${base}/configmaps`)).body
  expect(items).toHaveLength(20)
  for (let i = 0; i < quotas; i++) expect(await used(api, `q${i}`)).toEqual({ 'count/configmaps': '20' })
})
