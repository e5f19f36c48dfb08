import { resources, type corev1, type Draft } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager, type ControllerOptions } from './index.js'

async function start(options: Partial<ControllerOptions> = {}) {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const manager = createControllerManager({ client: api.client('controllers'), clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  return { api, clock, manager, client: api.client('test') }
}

const controller = (replicas: number): Draft<corev1.ReplicationController> => ({
  metadata: { name: 'web' },
  spec: {
    replicas,
    selector: { app: 'web' },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'c', image: 'httpd' }] },
    } as unknown as corev1.PodTemplateSpec,
  },
})

it('creates, replaces and removes the pods of a replication controller', async () => {
  const { clock, client, manager, api } = await start()
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
  expect((await pods.list()).items.filter((pod) => !pod.metadata.deletionTimestamp)).toHaveLength(1)
  expect((await rcs.get('web')).status).toMatchObject({ replicas: 1, observedGeneration: 2 })
  await rcs.delete('web', { propagationPolicy: 'Background' })
  await clock.advance(2000)
  expect((await pods.list()).items).toEqual([])
  await manager.stop()
  await api.stop()
})
