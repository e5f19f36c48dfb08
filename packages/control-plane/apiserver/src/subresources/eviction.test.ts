import { describe, expect, it } from 'vitest'
import { testApi, type Json, type TestApi } from '../testing/test-api.js'

const inNamespace = '/api/v1/namespaces/default'
const pods = `${inNamespace}/pods`
const budgets = '/apis/policy/v1/namespaces/default/poddisruptionbudgets'
const merge = { headers: { 'content-type': 'application/merge-patch+json' } }
const labels = { app: 'a' }

async function put(api: TestApi, path: string, object: Json): Promise<void> {
  const { status, text } = await api.send('POST', path, { body: object })
  if (status !== 201) throw new Error(text)
}

async function say(api: TestApi, path: string, status: object): Promise<void> {
  const reply = await api.send('PATCH', `${path}/status`, { body: { status }, ...merge })
  if (reply.status !== 200) throw new Error(reply.text)
}

async function addPod(api: TestApi, name: string, ready: boolean, phase = 'Running'): Promise<void> {
  const spec = { nodeName: 'n1', containers: [{ name: 'c', image: 'i' }] }
  await put(api, pods, { metadata: { name, labels }, spec })
  await say(api, `${pods}/${name}`, { phase, conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }] })
}

interface Budget {
  status?: object
  spec?: object
}

async function addBudget(api: TestApi, name: string, { status = {}, spec = {} }: Budget): Promise<void> {
  await put(api, budgets, { metadata: { name }, spec: { minAvailable: 1, selector: { matchLabels: labels }, ...spec } })
  const counted = { observedGeneration: 1, disruptionsAllowed: 1, currentHealthy: 2, desiredHealthy: 1, expectedPods: 2 }
  await say(api, `${budgets}/${name}`, { ...counted, ...status })
}

const evict = async (api: TestApi, name: string, deleteOptions: object = {}, query = ''): Promise<Json> => {
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name }, deleteOptions }
  const reply = await api.send('POST', `${pods}/${name}/eviction${query}`, { body })
  return { code: reply.status, retryAfter: reply.headers['retry-after'], ...reply.body }
}

const budgetStatus = async (api: TestApi, name = 'b'): Promise<Json> => (await api.send('GET', `${budgets}/${name}`)).body.status
const isMarked = async (api: TestApi, name: string): Promise<boolean> =>
  (await api.send('GET', `${pods}/${name}`)).body.metadata?.deletionTimestamp !== undefined

async function world(budget: Budget, ready = true): Promise<TestApi> {
  const api = await testApi()
  await addPod(api, 'p', ready)
  await addPod(api, 'q', true)
  await addBudget(api, 'b', budget)
  return api
}

const refused = "Cannot evict pod as it would violate the pod's disruption budget."

describe('a pod of a disruption budget', () => {
  it('takes one disruption, and the controller is told of it', async () => {
    const api = await world({})
    expect((await evict(api, 'p')).code).toBe(201)
    expect(await isMarked(api, 'p')).toBe(true)
    expect(await budgetStatus(api)).toMatchObject({
      disruptionsAllowed: 0,
      disruptedPods: { p: '2024-01-01T00:00:00Z' },
      conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'InsufficientPods', message: '', observedGeneration: 1 }],
    })
    const again = await evict(api, 'q')
    expect([again.code, again.reason, again.message, again.retryAfter]).toEqual([429, 'TooManyRequests', refused, undefined])
    expect(again.details).toEqual({
      causes: [{ reason: 'DisruptionBudget', message: 'The disruption budget b needs 1 healthy pods and has 2 currently' }],
    })
    expect(await isMarked(api, 'q')).toBe(false)
  })

  it('is one of as many as are allowed, however many ask at once', async () => {
    const api = await testApi()
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    for (const name of names) await addPod(api, name, true)
    await addBudget(api, 'b', { status: { disruptionsAllowed: 3 } })
    const codes = await Promise.all(names.map(async (name) => (await evict(api, name)).code))
    expect(codes.filter((code) => code === 201)).toHaveLength(3)
    expect(codes.filter((code) => code === 429)).toHaveLength(5)
    const { disruptionsAllowed, disruptedPods } = await budgetStatus(api)
    expect([disruptionsAllowed, Object.keys(disruptedPods).length]).toEqual([0, 3])
  })

  it('waits for the controller to see what is asked now', async () => {
    const { code, message, details, retryAfter } = await evict(await world({ status: { observedGeneration: 0 } }), 'p')
    const causes = [{ reason: 'DisruptionBudget', message: 'The disruption budget b is still being processed by the server.' }]
    expect([code, message, details, retryAfter]).toEqual([429, refused, { causes, retryAfterSeconds: 10 }, '10'])
  })

  it('must have no second one', async () => {
    const api = await world({})
    await addBudget(api, 'c', {})
    const { code, message, reason } = await evict(api, 'p')
    const why = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.'
    expect([code, message, reason]).toEqual([500, why, undefined])
    expect(await isMarked(api, 'p')).toBe(false)
  })

  it.each([
    ['goes uncounted while enough are healthy', {}, 201, 1],
    ['takes a disruption where too few are healthy', { status: { currentHealthy: 0 } }, 201, 0],
    ['stays where none is left for it', { status: { currentHealthy: 0, disruptionsAllowed: 0 } }, 429, 0],
    ['may always go where the policy says so',
      { status: { currentHealthy: 0, disruptionsAllowed: 0 }, spec: { unhealthyPodEvictionPolicy: 'AlwaysAllow' } }, 201, 0],
  ])('that is not ready %s', async (_, budget, code, left) => {
    const api = await world(budget, false)
    expect((await evict(api, 'p')).code).toBe(code)
    expect((await budgetStatus(api)).disruptionsAllowed).toBe(left)
    expect(await isMarked(api, 'p')).toBe(code === 201)
  })

  it.each(['Pending', 'Succeeded', 'Failed'])('that is %s goes without it', async (phase) => {
    const api = await testApi()
    await addPod(api, 'p', false, phase)
    await addBudget(api, 'b', { status: { disruptionsAllowed: 0 } })
    expect((await evict(api, 'p')).code).toBe(201)
    expect((await budgetStatus(api)).disruptedPods).toBeUndefined()
  })

  it.each([
    [{}, '?dryRun=All'],
    [{ dryRun: ['All'] }, ''],
  ])('is asked for without being taken: %j %s', async (options, query) => {
    const api = await world({})
    expect((await evict(api, 'p', options, query)).code).toBe(201)
    expect([await isMarked(api, 'p'), (await budgetStatus(api)).disruptionsAllowed]).toEqual([false, 1])
    await say(api, `${budgets}/b`, { disruptionsAllowed: 0 })
    expect((await evict(api, 'p', options, query)).code).toBe(429)
  })

  it('is the one that is meant', async () => {
    const api = await world({})
    const { metadata } = (await api.send('GET', `${pods}/p`)).body
    const stale = await evict(api, 'p', { preconditions: { resourceVersion: '1' } })
    expect([stale.code, stale.message]).toEqual([
      409,
      'Operation cannot be fulfilled on Pod "p": the ResourceVersion in the precondition (1) does not match the ' +
        `ResourceVersion in record (${metadata.resourceVersion}). The object might have been modified`,
    ])
    await say(api, `${budgets}/b`, { disruptionsAllowed: 1 })
    const { uid, resourceVersion } = metadata
    expect((await evict(api, 'p', { preconditions: { uid, resourceVersion } })).code).toBe(201)
  })
})

it('a pod of no budget, or of one that selects nothing, goes', async () => {
  const api = await world({ spec: { selector: null }, status: { disruptionsAllowed: 0 } })
  expect((await evict(api, 'p')).code).toBe(201)
})

it('a request and its content agree about dry run', async () => {
  const { code, message } = await evict(await world({}), 'p', { dryRun: ['x'] }, '?dryRun=All')
  expect([code, message]).toEqual([500, 'Non-matching dry-run options in request and content: [All] and [x]'])
})
