import { resources, type ApiObject, type corev1 } from '@orrery/api'
import type { ApiClient, ResourceClient } from '@orrery/client'
import { seededRandom, VirtualClock, type Random } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { describe, expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

/** A client some of whose writes fail: before they reach the server, or with their answer lost. */
function unreliable(client: ApiClient, random: Random, calm: () => boolean): ApiClient {
  const risk = async <R>(call: () => Promise<R>): Promise<R> => {
    const chance = calm() ? 1 : random.next()
    if (chance < 0.15) throw new Error('connection refused')
    const result = await call()
    if (chance < 0.3) throw new Error('connection reset')
    return result
  }
  const wrap = <T extends ApiObject>(inner: ResourceClient<T>): ResourceClient<T> => ({
    ...inner,
    create: (object) => risk(() => inner.create(object)),
    delete: (name, options) => risk(() => inner.delete(name, options)),
    patch: (...call) => risk(() => inner.patch(...call)),
    updateStatus: (object) => risk(() => inner.updateStatus(object)),
  })
  return { ...client, resource: (ref, namespace) => wrap(client.resource(ref, namespace)) }
}

const template = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'c', image: 'x' }] },
} as unknown as corev1.PodTemplateSpec

describe.each([1, 2, 3, 4, 5])('with faults from seed %d', (seed) => {
  it('ends with as many pods as asked for, though writes fail and the controller is killed', async () => {
    const clock = new VirtualClock()
    const random = seededRandom(seed)
    const starting = startMemoryApi({ clock, random })
    await clock.advance(100)
    const api = await starting
    let calm = false
    const run = async () => {
      const client = unreliable(api.client('controllers'), random, () => calm)
      const options = { controllers: ['replicationcontroller-controller'] }
      const manager = createControllerManager({ client, clock, random, logger: api.logger, options })
      const started = manager.start()
      await clock.advance(500)
      await started
      return manager
    }
    let manager = await run()
    const rcs = api.client('test').resource(resources.corev1.replicationcontrollers, 'default')
    const pods = api.client('test').resource(resources.corev1.pods, 'default')
    await rcs.create({ metadata: { name: 'web' }, spec: { replicas: 5, selector: { app: 'web' }, template } })
    let replicas = 5
    for (let step = 0; step < 12; step++) {
      await clock.advance(Math.floor(random.next() * 300))
      if (random.next() < 0.3) {
        const stopping = manager.stop()
        await clock.advance(10)
        await stopping
        manager = await run()
      }
      replicas = Math.floor(random.next() * 20)
      await rcs.patch('web', 'merge', { spec: { replicas } })
    }
    calm = true
    await clock.advance(120_000)
    expect((await pods.list()).items).toHaveLength(replicas)
    const { metadata, status } = await rcs.get('web')
    expect(status).toMatchObject({ replicas, observedGeneration: metadata.generation })
    expect(status.conditions ?? []).toEqual([])
    await manager.stop()
    await api.stop()
  })
})

/** A client that hears of each pod 20 ms after the one before. */
function lagging(client: ApiClient, clock: VirtualClock): ApiClient {
  const late = <T extends ApiObject>(inner: ResourceClient<T>): ResourceClient<T> => ({
    ...inner,
    watch: async function* (options) {
      for await (const event of inner.watch(options)) {
        await clock.sleep(20)
        yield event
      }
    },
  })
  return {
    ...client,
    resource: (ref, namespace) => {
      const plain = client.resource(ref, namespace)
      return ref.plural === 'pods' ? late(plain) : plain
    },
  }
}

it('never has more pods than asked for while its cache lags behind what it created', async () => {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const options = { controllers: ['replicationcontroller-controller'] }
  const slow = lagging(api.client('controllers'), clock)
  const manager = createControllerManager({ client: slow, clock, random, logger, options })
  const started = manager.start()
  await clock.advance(500)
  await started
  const client = api.client('test')
  const rcs = client.resource(resources.corev1.replicationcontrollers, 'default')
  const made = await rcs.create({ metadata: { name: 'web' }, spec: { replicas: 30, selector: { app: 'web' }, template } })
  // Each change of the controller queues it anew while its pods are only beginning to show in the cache.
  for (let change = 0; change < 40; change++) {
    await rcs.patch(made.metadata.name, 'merge', { metadata: { annotations: { change: `${change}` } } })
    await clock.advance(1)
  }
  await clock.advance(1000)
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect((await client.resource(resources.corev1.pods, 'default').list()).items).toHaveLength(30)
  expect(events.filter((event) => event.reason === 'SuccessfulDelete')).toEqual([])
  await manager.stop()
  await api.stop()
})
