import { resources, type corev1, type Draft } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createScheduler, type Decision } from './index.js'

async function start(wrap: (client: ReturnType<typeof plain>) => ReturnType<typeof plain> = (client) => client) {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const decisions: Decision[] = []
  const scheduler = createScheduler({
    client: wrap(plain(api, 'scheduler')),
    clock,
    random: api.random,
    logger: api.logger,
    onDecision: (decision) => decisions.push(decision),
  })
  const started = scheduler.start()
  await clock.advance(100)
  await started
  const client = api.client('test')
  const stop = async (): Promise<void> => {
    await scheduler.stop()
    await api.stop()
  }
  return { clock, client, decisions, stop, pods: client.resource(resources.corev1.pods, 'default') }
}
const plain = (api: Awaited<ReturnType<typeof startMemoryApi>>, name: string) => api.client(name)

function node(name: string, allocatable: Record<string, string> = {}): Draft<corev1.Node> {
  const status = {
    allocatable: { cpu: '4', memory: '8Gi', pods: '110', ...allocatable },
    conditions: [{ type: 'Ready', status: 'True' }],
  }
  return { metadata: { name }, spec: {}, status }
}

function pod(name: string, spec: Partial<corev1.PodSpec> = {}, requests: Record<string, string> = {}): Draft<corev1.Pod> {
  return { metadata: { name }, spec: { containers: [{ name: 'c', image: 'x', resources: { requests } }], ...spec } }
}

it('binds pods, spreads them, and says so', async () => {
  const { clock, client, pods, decisions, stop } = await start()
  const nodes = client.resource(resources.corev1.nodes)
  for (const name of ['a', 'b']) await nodes.create(node(name))
  for (const name of ['p1', 'p2', 'p3', 'p4']) await pods.create(pod(name, {}, { cpu: '1', memory: '2Gi' }))
  await clock.advance(1000)
  const bound = (await pods.list()).items
  const on = (name: string): number => bound.filter((one) => one.spec.nodeName === name).length
  expect([on('a'), on('b')]).toEqual([2, 2])
  expect(bound[0]?.status.conditions).toMatchObject([{ type: 'PodScheduled', status: 'True' }])
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect(events.map((event) => event.message)).toContain(`Successfully assigned default/p1 to ${bound[0]?.spec.nodeName}`)
  expect(events[0]).toMatchObject({ reason: 'Scheduled', type: 'Normal', source: { component: 'default-scheduler' } })
  expect(decisions.map((decision) => decision.pod.name)).toEqual(['p1', 'p2', 'p3', 'p4'])
  await stop()
})

it('tells why a pod fits nowhere, and places it as soon as a node has room', async () => {
  const { clock, client, pods, stop } = await start()
  const nodes = client.resource(resources.corev1.nodes)
  await nodes.create(node('small', { cpu: '1' }))
  await pods.create(pod('big', {}, { cpu: '2' }))
  await clock.advance(1000)
  const message =
    '0/1 nodes are available: 1 Insufficient cpu. ' +
    'preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.'
  expect((await pods.get('big')).status.conditions).toMatchObject([
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
  ])
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect(events).toMatchObject([{ type: 'Warning', reason: 'FailedScheduling', message }])
  await nodes.create(node('large'))
  await clock.advance(2000)
  expect((await pods.get('big')).spec.nodeName).toBe('large')
  await stop()
})

it('leaves alone what is not its own: other schedulers, gates, pods being deleted, finished ones', async () => {
  const { clock, client, pods, stop } = await start()
  await pods.create(pod('other', { schedulerName: 'mine' }))
  await pods.create(pod('gated', { schedulingGates: [{ name: 'example.com/g' }] }))
  await pods.create({ ...pod('ending'), metadata: { name: 'ending', finalizers: ['example.com/f'] } })
  await pods.delete('ending')
  await client.resource(resources.corev1.nodes).create(node('a'))
  await clock.advance(5000)
  expect((await pods.list()).items.map((one) => one.spec.nodeName)).toEqual([undefined, undefined, undefined])
  await pods.patch('gated', 'merge', { spec: { schedulingGates: null } })
  await clock.advance(1000)
  expect((await pods.get('gated')).spec.nodeName).toBe('a')
  await stop()
})

it('counts finished pods no more', async () => {
  const { clock, client, pods, stop } = await start()
  await client.resource(resources.corev1.nodes).create(node('a', { pods: '1' }))
  await pods.create(pod('first'))
  await clock.advance(500)
  await pods.create(pod('second'))
  await clock.advance(500)
  expect((await pods.get('second')).spec.nodeName).toBeUndefined()
  const first = await pods.get('first')
  await pods.updateStatus({ ...first, status: { ...first.status, phase: 'Succeeded' } })
  await clock.advance(2000)
  expect((await pods.get('second')).spec.nodeName).toBe('a')
  await stop()
})

it('tries again after a binding that failed', async () => {
  let failures = 2
  const { clock, client, pods, stop } = await start((inner) => ({
    ...inner,
    resource: (ref, namespace) => {
      const real = inner.resource(ref, namespace)
      return {
        ...real,
        createSubresource: (...call) => {
          if (failures-- > 0) return Promise.reject(new Error('connection refused'))
          return real.createSubresource(...call)
        },
      }
    },
  }))
  await client.resource(resources.corev1.nodes).create(node('a'))
  await pods.create(pod('p'))
  await clock.advance(500)
  expect((await pods.get('p')).status.conditions).toMatchObject([
    { reason: 'SchedulerError', message: 'binding rejected: connection refused' },
  ])
  await clock.advance(4000)
  expect((await pods.get('p')).spec.nodeName).toBe('a')
  await stop()
})
