import { resources } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

const { endpoints, services } = resources.corev1

it('removes Endpoints with their service and those left over at its start, and leaves others alone', async () => {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const client = api.client('test')
  const all = client.resource(endpoints, 'default')
  const names = async (): Promise<string[]> => (await all.list()).items.map(({ metadata }) => metadata.name).toSorted()
  const subsets = [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 80 }] }]
  await all.create({ metadata: { name: 'left' }, subsets })
  await all.create({ metadata: { name: 'lock', annotations: { 'control-plane.alpha.kubernetes.io/leader': '{}' } } })
  const { random, logger } = api
  const options = { controllers: ['endpoints-controller'] }
  const manager = createControllerManager({ client: api.client('controllers'), clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  await all.create({ metadata: { name: 'own' }, subsets })
  await client.resource(services, 'default').create({ metadata: { name: 'web' }, spec: { selector: { a: 'b' }, ports: [{ port: 80 }] } })
  await clock.advance(1000)
  await all.patch('own', 'merge', { metadata: { labels: { a: 'b' } } })
  await clock.advance(1000)
  const standing = await names()
  expect(standing).not.toContain('left')
  expect(standing).toEqual(expect.arrayContaining(['lock', 'own', 'web']))
  await client.resource(services, 'default').delete('web')
  await clock.advance(1000)
  expect(await names()).toEqual(standing.filter((name) => name !== 'web'))
  await manager.stop()
  await api.stop()
})
