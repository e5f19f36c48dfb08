import { resources } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

const { configmaps, namespaces, pods, serviceaccounts } = resources.corev1

it('gives every namespace its account and the authority, and again when they are taken away', async () => {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock, options: { disableAdmissionPlugins: [] } })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const controllers = ['serviceaccount-controller', 'root-ca-certificate-publisher-controller']
  const options = { controllers, rootCa: 'PEM' }
  const manager = createControllerManager({ client: api.client('controllers'), clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  const client = api.client('test')
  await client.resource(namespaces).create({ metadata: { name: 'team' }, spec: {}, status: {} })
  const pod = { metadata: { name: 'p' }, spec: { containers: [{ name: 'c', image: 'i:1' }] } }
  const created = client.resource(pods, 'team').create(pod as never)
  await clock.advance(1000)
  const { spec } = await created
  expect(spec).toMatchObject({ serviceAccountName: 'default', volumes: [{ projected: { defaultMode: 420 } }] })
  const accounts = client.resource(serviceaccounts, 'team')
  const maps = client.resource(configmaps, 'team')
  expect((await maps.get('kube-root-ca.crt')).data).toEqual({ 'ca.crt': 'PEM' })
  await accounts.delete('default')
  await maps.patch('kube-root-ca.crt', 'merge', { data: { 'ca.crt': 'other' } })
  await clock.advance(1000)
  expect((await accounts.get('default')).metadata.name).toBe('default')
  expect((await maps.get('kube-root-ca.crt')).data).toEqual({ 'ca.crt': 'PEM' })
  await manager.stop()
  await api.stop()
})
