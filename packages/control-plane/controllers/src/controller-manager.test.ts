import { resources, type corev1, type Draft } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi, type MemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager, type ControllerOptions } from './index.js'

async function start(options: Partial<ControllerOptions> = {}) {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock, options: { advertiseAddress: '192.0.2.1' } })
  await clock.advance(100)
  const api = await starting
  const run = async (): Promise<() => Promise<void>> => {
    const manager = managerOf(api, clock, options)
    const started = manager.start()
    await clock.advance(1000)
    await started
    return () => manager.stop()
  }
  let stopManager = await run()
  return {
    clock,
    client: api.client('test'),
    restart: async () => {
      await stopManager()
      stopManager = await run()
    },
    stop: async () => {
      await stopManager()
      await api.stop()
    },
  }
}

function managerOf(api: MemoryApi, clock: VirtualClock, options: Partial<ControllerOptions>) {
  const { random, logger } = api
  return createControllerManager({ client: api.client('controllers'), clock, random, logger, options })
}

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', image: 'httpd', ports: [{ name: 'http', containerPort: 8080 }] }] },
} as unknown as corev1.PodTemplateSpec

const controller = (replicas: number): Draft<corev1.ReplicationController> => ({
  metadata: { name: 'web' },
  spec: { replicas, selector: { app: 'web' }, template },
})

function node(name: string): Draft<corev1.Node> {
  const conditions = [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2024-01-01T00:00:00Z' }]
  return { metadata: { name }, spec: {}, status: { conditions } }
}

function running(pod: corev1.Pod, ip: string, ready = 'True'): corev1.Pod {
  const conditions = [{ type: 'Ready', status: ready, lastTransitionTime: '2024-01-01T00:00:10Z' }]
  return { ...pod, status: { ...pod.status, phase: 'Running', podIP: ip, podIPs: [{ ip }], conditions } }
}

it('creates, replaces and removes the pods of a replication controller', async () => {
  const { clock, client, stop } = await start()
  const pods = client.resource(resources.corev1.pods, 'default')
  const rcs = client.resource(resources.corev1.replicationcontrollers, 'default')
  await rcs.create(controller(3))
  await clock.advance(500)
  const first = (await pods.list()).items
  expect(first).toHaveLength(3)
  expect(first.every((pod) => /^web-[a-z0-9]{5}$/.test(pod.metadata.name))).toBe(true)
  await pods.delete(first[0]?.metadata.name ?? '', { gracePeriodSeconds: 0 })
  await clock.advance(500)
  expect((await pods.list()).items).toHaveLength(3)
  await rcs.patch('web', 'merge', { spec: { replicas: 1 } })
  await clock.advance(500)
  expect((await pods.list()).items).toHaveLength(1)
  expect((await rcs.get('web')).status).toMatchObject({ replicas: 1, observedGeneration: 2 })
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect(new Set(events.map((event) => event.reason))).toEqual(new Set(['SuccessfulCreate', 'SuccessfulDelete']))
  expect(events[0]).toMatchObject({ involvedObject: { kind: 'ReplicationController', name: 'web' } })
  await stop()
})

it('adopts and releases pods by their labels, and creates no pod twice after a restart', async () => {
  const { clock, client, restart, stop } = await start()
  const pods = client.resource(resources.corev1.pods, 'default')
  await pods.create({ metadata: { name: 'orphan', labels: { app: 'web' } }, spec: template.spec })
  await client.resource(resources.corev1.replicationcontrollers, 'default').create(controller(2))
  await clock.advance(500)
  expect((await pods.list()).items).toHaveLength(2)
  expect((await pods.get('orphan')).metadata.ownerReferences).toMatchObject([{ name: 'web', controller: true }])
  await restart()
  await pods.patch('orphan', 'merge', { metadata: { labels: { app: 'other' } } })
  await clock.advance(500)
  expect((await pods.get('orphan')).metadata.ownerReferences).toBeUndefined()
  expect((await pods.list({ labelSelector: 'app=web' })).items).toHaveLength(2)
  await stop()
})

it('keeps Endpoints and EndpointSlices equal to the pods of a service', async () => {
  const { clock, client, stop } = await start()
  const pods = client.resource(resources.corev1.pods, 'default')
  const services = client.resource(resources.corev1.services, 'default')
  const endpoints = client.resource(resources.corev1.endpoints, 'default')
  const slices = client.resource(resources.discoveryv1.endpointslices, 'default')
  const mine = { labelSelector: 'kubernetes.io/service-name=web' }
  await client.resource(resources.corev1.nodes).create(node('n1'))
  await services.create({
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 'http' }] },
  })
  await services.create({ metadata: { name: 'manual' }, spec: { ports: [{ port: 80 }] } })
  for (const [name, ip] of [['a', '10.244.0.2'], ['b', '10.244.0.1']] as const) {
    const made = await pods.create({ ...template, metadata: { name, labels: { app: 'web' } }, spec: { ...template.spec, nodeName: 'n1' } })
    await pods.updateStatus(running(made, ip))
  }
  await clock.advance(1500)
  expect((await endpoints.get('web')).subsets).toMatchObject([
    { addresses: [{ ip: '10.244.0.1' }, { ip: '10.244.0.2' }], ports: [{ port: 8080 }] },
  ])
  expect((await slices.list(mine)).items).toMatchObject([{ ports: [{ port: 8080 }], addressType: 'IPv4' }])
  await pods.updateStatus(running(await pods.get('a'), '10.244.0.2', 'False'))
  await clock.advance(1500)
  expect((await endpoints.get('web')).subsets).toMatchObject([
    { addresses: [{ ip: '10.244.0.1' }], notReadyAddresses: [{ ip: '10.244.0.2' }] },
  ])
  const conditions = (await slices.list(mine)).items[0]?.endpoints?.map((one) => one.conditions.ready)
  expect(new Set(conditions)).toEqual(new Set([true, false]))
  await services.delete('web')
  await clock.advance(3000)
  expect((await endpoints.list()).items.map((one) => one.metadata.name)).toEqual(['kubernetes'])
  expect((await slices.list(mine)).items).toEqual([])
  await stop()
})

it('shows Endpoints made by hand as EndpointSlices', async () => {
  const { clock, client, stop } = await start()
  const slices = client.resource(resources.discoveryv1.endpointslices, 'default')
  const mine = { labelSelector: 'kubernetes.io/service-name=db' }
  await client.resource(resources.corev1.services, 'default').create({
    metadata: { name: 'db' },
    spec: { ports: [{ port: 3306 }] },
  })
  const endpoints = client.resource(resources.corev1.endpoints, 'default')
  await endpoints.create({ metadata: { name: 'db' }, subsets: [{ addresses: [{ ip: '192.0.2.9' }], ports: [{ port: 3306 }] }] })
  await clock.advance(1000)
  expect((await slices.list(mine)).items).toMatchObject([{ endpoints: [{ addresses: ['192.0.2.9'] }] }])
  await client.resource(resources.corev1.services, 'default').patch('db', 'merge', { spec: { selector: { app: 'db' } } })
  await clock.advance(1000)
  const managers = (await slices.list(mine)).items.map(({ metadata }) => metadata.labels?.['endpointslice.kubernetes.io/managed-by'])
  expect(managers).toEqual(['endpointslice-controller.k8s.io'])
  await stop()
})

it('gives each node a part of the range of its own, also after a restart', async () => {
  const { clock, client, restart, stop } = await start()
  const nodes = client.resource(resources.corev1.nodes)
  await Promise.all(['a', 'b', 'c'].map((name) => nodes.create(node(name))))
  await clock.advance(500)
  await nodes.delete('b')
  await restart()
  await Promise.all(['d', 'e'].map((name) => nodes.create(node(name))))
  await clock.advance(500)
  const cidrs = (await nodes.list()).items.map((one) => one.spec.podCIDR)
  expect(new Set(cidrs).size).toBe(4)
  expect(cidrs.every((cidr) => /^10\.244\.\d+\.0\/24$/.test(cidr ?? ''))).toBe(true)
  await stop()
})

it('notices a silent node, and that it speaks again', async () => {
  const { clock, client, stop } = await start()
  const nodes = client.resource(resources.corev1.nodes)
  const pods = client.resource(resources.corev1.pods, 'default')
  const leases = client.resource(resources.coordinationv1.leases, 'kube-node-lease')
  await nodes.create(node('a'))
  await nodes.create(node('b'))
  await leases.create({ metadata: { name: 'b' }, spec: { renewTime: '2024-01-01T00:00:00.000000Z' } })
  const pod = await pods.create({ metadata: { name: 'p' }, spec: { ...template.spec, nodeName: 'a' } })
  await pods.updateStatus(running(pod, '10.244.0.2'))
  const renew = async (): Promise<unknown> =>
    await leases.patch('b', 'merge', { spec: { renewTime: `${new Date(clock.now()).toISOString().slice(0, 23)}000Z` } })
  for (let waited = 0; waited < 50; waited += 10) {
    await clock.advance(10_000)
    await renew()
  }
  const keys = async (name: string): Promise<string[] | undefined> =>
    (await nodes.get(name)).spec.taints?.map((taint) => `${taint.key}:${taint.effect}`)
  expect((await nodes.get('a')).status.conditions?.[0]).toMatchObject({
    status: 'Unknown',
    reason: 'NodeStatusUnknown',
    message: 'Kubelet stopped posting node status.',
  })
  expect(await keys('a')).toEqual([
    'node.kubernetes.io/unreachable:NoSchedule',
    'node.kubernetes.io/unreachable:NoExecute',
  ])
  expect(await keys('b')).toBeUndefined()
  expect((await pods.get('p')).status.conditions).toMatchObject([{ type: 'Ready', status: 'False' }])
  const silent = await nodes.get('a')
  const conditions = [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2024-01-01T00:01:00Z' }]
  await nodes.updateStatus({ ...silent, status: { ...silent.status, conditions } })
  await clock.advance(1000)
  expect(await keys('a')).toBeUndefined()
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect(events.map((event) => event.message)).toContain('Node a status is now: NodeNotReady')
  await stop()
})

it('evicts the pods of a node that stays away, after as long as they tolerate it', async () => {
  const { clock, client, stop } = await start()
  const nodes = client.resource(resources.corev1.nodes)
  const pods = client.resource(resources.corev1.pods, 'default')
  const spec = { taints: [{ key: 'k', effect: 'NoExecute' }] }
  await nodes.create({ ...node('a'), spec })
  const tolerations = [{ key: 'k', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 20 }]
  await pods.create({ metadata: { name: 'meek' }, spec: { ...template.spec, nodeName: 'a' } })
  await pods.create({ metadata: { name: 'patient' }, spec: { ...template.spec, nodeName: 'a', tolerations } })
  await clock.advance(5000)
  const ending = async (name: string): Promise<boolean> => (await pods.get(name)).metadata.deletionTimestamp !== undefined
  expect([await ending('meek'), await ending('patient')]).toEqual([true, false])
  await clock.advance(20_000)
  expect(await ending('patient')).toBe(true)
  await stop()
})

it('deletes pods whose node is gone', async () => {
  const { clock, client, stop } = await start()
  const pods = client.resource(resources.corev1.pods, 'default')
  await pods.create({ metadata: { name: 'lost' }, spec: { ...template.spec, nodeName: 'nowhere' } })
  await clock.advance(30_000)
  expect((await pods.list()).items).toHaveLength(1)
  await clock.advance(60_000)
  expect((await pods.list()).items).toEqual([])
  await stop()
})
