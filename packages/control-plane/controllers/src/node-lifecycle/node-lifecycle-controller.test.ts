import { resources, type ApiObject } from '@orrery/api'
import type { ApiClient, ResourceClient } from '@orrery/client'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

/** A client whose server can be out of reach. */
function interruptible(client: ApiClient, away: () => boolean): ApiClient {
  const check = async <R>(call: () => Promise<R>): Promise<R> => {
    if (away()) throw new Error('connection refused')
    return await call()
  }
  const wrap = <T extends ApiObject>(inner: ResourceClient<T>): ResourceClient<T> => ({
    ...inner,
    get: (name) => check(() => inner.get(name)),
    list: (options) => check(() => inner.list(options)),
    updateStatus: (object) => check(() => inner.updateStatus(object)),
    patch: (...call) => check(() => inner.patch(...call)),
  })
  return { ...client, resource: (ref, namespace) => wrap(client.resource(ref, namespace)) }
}

async function start() {
  const clock = new VirtualClock()
  let away = false
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const client = interruptible(api.client('controllers'), () => away)
  const options = { controllers: ['node-lifecycle-controller'] }
  const manager = createControllerManager({ client, clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  const nodes = api.client('test').resource(resources.corev1.nodes)
  const conditions = [{ type: 'Ready', status: 'True', lastHeartbeatTime: '2024-01-01T00:00:00Z' }]
  await nodes.create({ metadata: { name: 'n' }, spec: {}, status: { conditions } })
  await clock.advance(1000)
  const ready = async (): Promise<string | undefined> => (await nodes.get('n')).status.conditions?.[0]?.status
  const stop = async (): Promise<void> => {
    await manager.stop()
    await api.stop()
  }
  return { clock, nodes, ready, stop, cut: (value: boolean) => (away = value) }
}

it('does not blame the nodes for a time without contact, and gives them their grace anew', async () => {
  const { clock, ready, cut, stop } = await start()
  await clock.advance(30_000)
  cut(true)
  await clock.advance(60_000)
  cut(false)
  await clock.advance(30_000)
  expect(await ready()).toBe('True')
  await clock.advance(30_000)
  expect(await ready()).toBe('Unknown')
  await stop()
})

it('stops all evictions while no node at all is heard of', async () => {
  const { clock, nodes, ready, stop } = await start()
  await clock.advance(60_000)
  expect(await ready()).toBe('Unknown')
  expect((await nodes.get('n')).spec.taints?.map((taint) => `${taint.key}:${taint.effect}`)).toEqual([
    'node.kubernetes.io/unreachable:NoSchedule',
  ])
  await stop()
})
