import { resources, type ApiObject } from '@orrery/api'
import type { ApiClient, ResourceClient } from '@orrery/client'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

type Server = 'there' | 'away' | 'frozen'

/** A client whose server can be out of reach, or let its clients wait. */
function interruptible(client: ApiClient, clock: VirtualClock, server: () => Server): ApiClient {
  const check = async <R>(call: () => Promise<R>): Promise<R> => {
    if (server() === 'away') throw new Error('connection refused')
    while (server() === 'frozen') await clock.sleep(100)
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
  let server: Server = 'there'
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const client = interruptible(api.client('controllers'), clock, () => server)
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
  return { clock, nodes, ready, stop, turn: (value: Server) => (server = value) }
}

it.each(['away', 'frozen'] as const)('gives nodes their grace anew after a time when the server was %s', async (state) => {
  const { clock, ready, turn, stop } = await start()
  await clock.advance(30_000)
  turn(state)
  await clock.advance(60_000)
  turn('there')
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
