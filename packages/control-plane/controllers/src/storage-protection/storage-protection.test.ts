import { isNotFound, resources } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

const { persistentvolumeclaims, persistentvolumes, pods } = resources.corev1

it('keeps deleted claims and volumes while they are in use', async () => {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const controllers = ['persistentvolumeclaim-protection-controller', 'persistentvolume-protection-controller']
  const manager = createControllerManager({ client: api.client('controllers'), clock, random, logger, options: { controllers } })
  const started = manager.start()
  await clock.advance(1000)
  await started
  const client = api.client('test')
  const claims = client.resource(persistentvolumeclaims, 'default')
  const volumes = client.resource(persistentvolumes)
  const gone = (reading: Promise<unknown>): Promise<boolean> => reading.then(() => false, isNotFound)
  const spec = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } }
  await claims.create({ metadata: { name: 'data' }, spec })
  const mounts = { containers: [{ name: 'c', image: 'i:1', resources: {} }], volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'data' } }], nodeName: 'n' }
  await client.resource(pods, 'default').create({ metadata: { name: 'p' }, spec: mounts })
  const hostPath = { path: '/srv' }
  await volumes.create({ metadata: { name: 'disk' }, spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath } })
  await volumes.patch('disk', 'merge', { status: { phase: 'Bound' } }, 'status')
  await Promise.all([claims.delete('data'), volumes.delete('disk')])
  await clock.advance(1000)
  expect([await gone(claims.get('data')), await gone(volumes.get('disk'))]).toEqual([false, false])
  await client.resource(pods, 'default').delete('p', { gracePeriodSeconds: 0 })
  await volumes.patch('disk', 'merge', { status: { phase: 'Released' } }, 'status')
  await clock.advance(1000)
  expect([await gone(claims.get('data')), await gone(volumes.get('disk'))]).toEqual([true, true])
  await manager.stop()
  await api.stop()
})
