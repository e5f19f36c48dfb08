import { describe, expect, it } from 'vitest'
import { testApi, type Json, type TestApi } from '../testing/test-api.js'
import { checkLogOptions, kubeletLogTarget, logContainer, parseLogOptions } from './log-options.js'
import { scaleOf } from './scale-of.js'

const pods = '/api/v1/namespaces/default/pods'
const spec = { containers: [{ name: 'c', image: 'i' }] }

async function withPod(): Promise<TestApi> {
  const api = await testApi()
  await api.send('POST', pods, { body: { metadata: { name: 'p' }, spec } })
  return api
}

function binding(node: string, more: object = {}): object {
  return { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node', name: node }, ...more }
}

describe('binding', () => {
  it('gives a pod to a node once, and counts no generation for it', async () => {
    const api = await withPod()
    const bound = await api.send('POST', `${pods}/p/binding`, { body: binding('n1') })
    expect([bound.status, bound.body]).toEqual([
      201,
      { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 },
    ])
    const { body: pod }: { body: Json } = await api.send('GET', `${pods}/p`)
    expect([pod.spec.nodeName, pod.metadata.generation]).toEqual(['n1', 1])
    expect(pod.status.conditions).toEqual([
      { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: '2024-01-01T00:00:00Z' },
    ])
    const again = await api.send('POST', `${pods}/p/binding`, { body: binding('n2') })
    expect([again.status, again.body.message, again.body.details]).toEqual([
      409,
      'Operation cannot be fulfilled on pods/binding "p": pod p is already assigned to node "n1"',
      { name: 'p', kind: 'pods/binding' },
    ])
  })

  it('takes the older form, posted to the collection of bindings', async () => {
    const api = await withPod()
    const { status } = await api.send('POST', '/api/v1/namespaces/default/bindings', { body: binding('n1') })
    const { body } = await api.send('GET', `${pods}/p`)
    expect([status, body.spec.nodeName]).toEqual([201, 'n1'])
  })

  it.each([
    [{ target: { kind: 'Pod', name: 'n' } }, 500, 'target.kind: Unsupported value: "Pod": supported values: "Node", "<empty>"'],
    [{ target: { kind: 'Node', name: '' } }, 500, 'target.name: Required value'],
    [{ metadata: { name: 'other' } }, 400, 'name in URL does not match name in Binding object'],
    [{ metadata: { name: 'p', uid: 'x' } }, 409, /^Operation cannot be fulfilled on pods "p": StorageError: invalid object, Code: 4, .* UID in precondition: x/],
  ])('refuses %j', async (more, status, message) => {
    const api = await withPod()
    const reply = await api.send('POST', `${pods}/p/binding`, { body: binding('n', more) })
    expect(reply.status).toBe(status)
    expect(reply.body.message).toMatch(message)
  })

  it('does not bind what waits at a gate', async () => {
    const api = await testApi()
    await api.send('POST', pods, { body: { metadata: { name: 'p' }, spec: { ...spec, schedulingGates: [{ name: 'g' }] } } })
    const { status, body } = await api.send('POST', `${pods}/p/binding`, { body: binding('n1') })
    expect([status, body.message]).toEqual([
      409,
      'Operation cannot be fulfilled on pods/binding "p": pod p has non-empty .spec.schedulingGates',
    ])
  })
})

describe('scale', () => {
  const path = '/api/v1/namespaces/default/replicationcontrollers'
  const template = { metadata: { labels: { app: 'a' } }, spec }
  const scale = (replicas: number, name = 'rc'): object => ({ metadata: { name }, spec: { replicas } })

  async function withController(): Promise<TestApi> {
    const api = await testApi()
    await api.send('POST', path, { body: { metadata: { name: 'rc' }, spec: { replicas: 2, template } } })
    return api
  }

  it('shows how many are wanted and which they are', async () => {
    const { body } = await (await withController()).send('GET', `${path}/rc/scale`)
    expect(body).toMatchObject({
      kind: 'Scale',
      apiVersion: 'autoscaling/v1',
      metadata: { name: 'rc', namespace: 'default' },
      spec: { replicas: 2 },
      status: { replicas: 0, selector: 'app=a' },
    })
  })

  it('is printed as upstream prints it', async () => {
    const form = (as: string): object => ({ headers: { accept: `application/json;as=${as};v=v1;g=meta.k8s.io` } })
    const api = await withController()
    const { body: table } = await api.send('GET', `${path}/rc/scale`, form('Table'))
    expect(table.columnDefinitions.map(({ name }: { name: string }) => name)).toEqual(['Name', 'Desired', 'Available', 'Age'])
    expect(table.rows).toMatchObject([{ cells: ['rc', 2, 0, '0s'], object: { kind: 'PartialObjectMetadata', metadata: { name: 'rc' } } }])
    expect((await api.send('GET', `${path}/rc/scale`, form('PartialObjectMetadata'))).body).not.toHaveProperty('spec')
  })

  it.each([
    ['PUT', 'application/json', { ...scale(5) }],
    ['PATCH', 'application/merge-patch+json', { spec: { replicas: 5 } }],
    ['PATCH', 'application/json-patch+json', [{ op: 'replace', path: '/spec/replicas', value: 5 }]],
  ])('%s %s changes it', async (method, type, body) => {
    const api = await withController()
    const reply = await api.send(method, `${path}/rc/scale`, { body, headers: { 'content-type': type } })
    expect([reply.status, reply.body.spec]).toEqual([200, { replicas: 5 }])
    const { body: controller }: { body: Json } = await api.send('GET', `${path}/rc`)
    expect([controller.spec.replicas, controller.metadata.generation]).toEqual([5, 2])
  })

  it.each([
    [scale(-1), 422, 'Scale.autoscaling "rc" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
    [scale(1, 'zzz'), 400, 'the name of the object (zzz) does not match the name on the URL (rc)'],
  ])('refuses %j', async (body, status, message) => {
    const reply = await (await withController()).send('PUT', `${path}/rc/scale`, { body })
    expect([reply.status, reply.body.message]).toEqual([status, message])
  })

  it('knows selectors of both forms', () => {
    const metadata = { name: 'x', uid: '', resourceVersion: '', creationTimestamp: '' }
    const selector = { matchLabels: { a: '1' }, matchExpressions: [{ key: 'b', operator: 'In', values: ['y', 'x'] }] }
    expect(scaleOf({ metadata, spec: { selector }, status: {} }).status.selector).toBe('a=1,b in (x,y)')
    expect(scaleOf({ metadata, spec: {}, status: {} }).status).toEqual({ replicas: 0 })
  })
})

describe('eviction', () => {
  const eviction = (more: object = {}): object => ({ apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'p' }, ...more })

  it('marks the pod and deletes it', async () => {
    const api = await withPod()
    await api.send('POST', `${pods}/p/binding`, { body: binding('n1') })
    const { status } = await api.send('POST', `${pods}/p/eviction`, { body: eviction() })
    const { body }: { body: Json } = await api.send('GET', `${pods}/p`)
    expect([status, body.metadata.deletionGracePeriodSeconds]).toEqual([201, 30])
    expect(body.status.conditions.at(-1)).toMatchObject({ type: 'DisruptionTarget', reason: 'EvictionByEvictionAPI' })
  })

  it('heeds preconditions and names', async () => {
    const api = await withPod()
    const other = await api.send('POST', `${pods}/p/eviction`, { body: eviction({ deleteOptions: { preconditions: { uid: 'x' } } }) })
    const named = await api.send('POST', `${pods}/p/eviction`, { body: eviction({ metadata: { name: 'q' } }) })
    const missing = await api.send('POST', `${pods}/q/eviction`, { body: eviction({ metadata: { name: 'q' } }) })
    expect([other.status, named.body.message, missing.body.message]).toEqual([
      409,
      'name in URL does not match name in Eviction object',
      'pods "q" not found',
    ])
  })
})

describe('logs', () => {
  const metadata = { name: 'p', namespace: 'd', uid: '', resourceVersion: '', creationTimestamp: '' }
  const container = (name: string): { name: string; resources: object } => ({ name, resources: {} })
  const pod = (names: string[], inits: string[] = []): Parameters<typeof logContainer>[0] => ({
    metadata,
    spec: { containers: names.map(container), initContainers: inits.map(container) },
    status: {},
  })

  it('are of the only container, or of the one that is named', () => {
    expect(logContainer(pod(['a']), '')).toBe('a')
    expect(logContainer(pod(['a'], ['i']), 'i')).toBe('i')
    expect(() => logContainer(pod(['a']), 'z')).toThrow('container z is not valid for pod p')
    const choice = 'a container name must be specified for pod p, choose one of: [i a b]'
    expect(() => logContainer(pod(['a', 'b'], ['i']), '')).toThrow(choice)
  })

  it('are asked of the kubelet as the client asked', () => {
    const options = parseLogOptions(new URLSearchParams('follow=true&tailLines=5&sinceTime=2024-01-01T00:00:00Z'))
    expect(kubeletLogTarget(pod(['a']), 'a', options)).toBe(
      '/containerLogs/d/p/a?follow=true&sinceTime=2024-01-01T00%3A00%3A00Z&tailLines=5',
    )
    expect(kubeletLogTarget(pod(['a']), 'a', parseLogOptions(new URLSearchParams()))).toBe('/containerLogs/d/p/a')
  })

  it.each([
    ['tailLines=-1', 'tailLines: Invalid value: -1: must be greater than or equal to 0'],
    ['limitBytes=0', 'limitBytes: Invalid value: 0: must be greater than 0'],
  ])('%s is refused', (query, why) => {
    const check = (): void => checkLogOptions(parseLogOptions(new URLSearchParams(query)), 'p')
    expect(check).toThrow(`PodLogOptions "p" is invalid: ${why}`)
  })

  it('of a pod that nobody runs yet are empty', async () => {
    const { status, text } = await (await withPod()).send('GET', `${pods}/p/log`)
    expect([status, text]).toEqual([204, ''])
  })
})

it('a namespace goes when its last finalizer does, through finalize alone', async () => {
  const api = await testApi()
  await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: 'n' } } })
  const { body: marked }: { body: Json } = await api.send('DELETE', '/api/v1/namespaces/n')
  expect(marked.status.phase).toBe('Terminating')
  await api.send('PUT', '/api/v1/namespaces/n', { body: { ...marked, spec: {} } })
  expect((await api.send('GET', '/api/v1/namespaces/n')).body.spec.finalizers).toEqual(['kubernetes'])
  const { body: latest }: { body: Json } = await api.send('GET', '/api/v1/namespaces/n')
  await api.send('PUT', '/api/v1/namespaces/n/finalize', { body: { ...latest, spec: {} } })
  expect((await api.send('GET', '/api/v1/namespaces/n')).status).toBe(404)
})

it('what is created below an object is refused in a namespace that goes', async () => {
  const api = await testApi()
  await api.send('POST', '/api/v1/namespaces', { body: { metadata: { name: 'n', finalizers: ['example.com/hold'] } } })
  await api.send('DELETE', '/api/v1/namespaces/n')
  const { status, body } = await api.send('POST', '/api/v1/namespaces/n/serviceaccounts/default/token', { body: { spec: {} } })
  expect([status, body.message]).toEqual([403, expect.stringContaining('because it is being terminated')])
})
