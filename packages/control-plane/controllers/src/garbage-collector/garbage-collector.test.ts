import { isNotFound, resources, type ApiObject, type corev1, type ResourceRef } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

async function start() {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const options = { controllers: ['garbage-collector-controller', 'namespace-controller'] }
  const manager = createControllerManager({ client: api.client('controllers'), clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  const client = api.client('test')
  const stop = async (): Promise<void> => {
    await manager.stop()
    await api.stop()
  }
  return { clock, client, stop, make: maker(client), exists: finder(client) }
}

/** Makes config maps, owned by others. */
function maker(client: ApiClient) {
  return async (name: string, owners: readonly ApiObject[] = [], namespace = 'default'): Promise<corev1.ConfigMap> =>
    await client.resource(resources.corev1.configmaps, namespace).create({
      metadata: {
        name,
        ownerReferences: owners.map((owner) => ({
          apiVersion: owner.apiVersion ?? '',
          kind: owner.kind ?? '',
          name: owner.metadata.name,
          uid: owner.metadata.uid,
          blockOwnerDeletion: true,
        })),
      },
    })
}

function finder(client: ApiClient) {
  return async (name: string, ref: ResourceRef = resources.corev1.configmaps): Promise<boolean> => {
    try {
      await client.resource(ref, ref.namespaced ? 'default' : undefined).get(name)
      return true
    } catch (error) {
      if (!isNotFound(error)) throw error
      return false
    }
  }
}

it('deletes what loses its owner, and what that owned, but nothing that another owner stands for', async () => {
  const { clock, client, make, exists, stop } = await start()
  const [a, b] = [await make('a'), await make('b')]
  const child = await make('child', [a])
  await make('grandchild', [child])
  await make('shared', [a, b])
  await clock.advance(500)
  await client.resource(resources.corev1.configmaps, 'default').delete('a', { propagationPolicy: 'Background' })
  await clock.advance(1000)
  expect(await Promise.all(['a', 'child', 'grandchild', 'shared'].map((name) => exists(name)))).toEqual([
    false,
    false,
    false,
    true,
  ])
  const shared = await client.resource(resources.corev1.configmaps, 'default').get('shared')
  expect(shared.metadata.ownerReferences?.map((owner) => owner.name)).toEqual(['b'])
  await stop()
})

it('deletes the dependents first where that is asked for', async () => {
  const { clock, client, make, exists, stop } = await start()
  const maps = client.resource(resources.corev1.configmaps, 'default')
  const a = await make('a')
  const child = await make('child', [a])
  await make('held', [child])
  await maps.patch('held', 'merge', { metadata: { finalizers: ['example.com/f'] } })
  await clock.advance(500)
  await maps.delete('a', { propagationPolicy: 'Foreground' })
  await clock.advance(1000)
  expect((await maps.get('a')).metadata.finalizers).toEqual(['foregroundDeletion'])
  expect((await maps.get('held')).metadata.deletionTimestamp).toBeDefined()
  await maps.patch('held', 'merge', { metadata: { finalizers: null } })
  await clock.advance(1000)
  expect(await Promise.all(['a', 'child', 'held'].map((name) => exists(name)))).toEqual([false, false, false])
  await stop()
})

it('leaves the dependents where they are to be orphaned', async () => {
  const { clock, client, make, exists, stop } = await start()
  const maps = client.resource(resources.corev1.configmaps, 'default')
  await make('child', [await make('a')])
  await clock.advance(500)
  await maps.delete('a', { propagationPolicy: 'Orphan' })
  await clock.advance(1000)
  expect([await exists('a'), await exists('child')]).toEqual([false, true])
  expect((await maps.get('child')).metadata.ownerReferences ?? []).toEqual([])
  await stop()
})

it('collects what names an owner that never was, also one of that name with another uid', async () => {
  const { clock, make, exists, stop } = await start()
  const a = await make('a')
  await make('orphan', [{ ...a, metadata: { ...a.metadata, name: 'ghost', uid: 'gone' } }])
  await make('mistaken', [{ ...a, metadata: { ...a.metadata, uid: 'older' } }])
  await clock.advance(1000)
  expect([await exists('a'), await exists('orphan'), await exists('mistaken')]).toEqual([true, false, false])
  await stop()
})

it('says that an owner in another namespace is none, and collects its dependent', async () => {
  const { clock, client, make, exists, stop } = await start()
  const far = await make('far', [], 'kube-public')
  await clock.advance(500)
  await make('near', [far])
  await clock.advance(2000)
  expect(await exists('near')).toBe(false)
  const events = (await client.resource(resources.corev1.events, 'default').list()).items
  expect(events).toMatchObject([
    {
      type: 'Warning',
      reason: 'OwnerRefInvalidNamespace',
      message:
        `ownerRef [v1/ConfigMap, namespace: default, name: far, uid: ${far.metadata.uid}] ` +
        'does not exist in namespace "default"',
    },
  ])
  await stop()
})

it('leaves a cluster-scoped object alone whose owner is namespaced', async () => {
  const { clock, client, make, exists, stop } = await start()
  const owner = await make('a')
  const { name, uid } = owner.metadata
  const ownerReferences = [{ apiVersion: 'v1', kind: 'ConfigMap', name, uid }]
  await client.resource(resources.corev1.nodes).create({ metadata: { name: 'n', ownerReferences }, spec: {} })
  await client.resource(resources.corev1.configmaps, 'default').delete('a')
  await clock.advance(5000)
  expect(await exists('n', resources.corev1.nodes)).toBe(true)
  await stop()
})

it('touches nothing else in a namespace before its pods are gone', async () => {
  const { clock, client, make, stop } = await start()
  const namespaces = client.resource(resources.corev1.namespaces)
  await namespaces.create({ metadata: { name: 'x' }, spec: {} })
  await make('a', [], 'x')
  const pods = client.resource(resources.corev1.pods, 'x')
  await pods.create({ metadata: { name: 'p' }, spec: { nodeName: 'n', containers: [{ name: 'c', image: 'i', resources: {} }] } })
  await namespaces.delete('x')
  await clock.advance(2000)
  expect((await pods.get('p')).metadata.deletionGracePeriodSeconds).toBe(30)
  expect((await client.resource(resources.corev1.configmaps, 'x').list()).items).toHaveLength(1)
  expect((await namespaces.get('x')).status.conditions).toContainEqual(
    expect.objectContaining({
      type: 'NamespaceContentRemaining',
      status: 'True',
      message: 'Some resources are remaining: pods. has 1 resource instances',
    }),
  )
  await pods.delete('p', { gracePeriodSeconds: 0 })
  await clock.advance(2000)
  expect((await namespaces.list()).items.map((one) => one.metadata.name)).not.toContain('x')
  await stop()
})

it('empties a namespace that is being deleted, and waits for what is held', async () => {
  const { clock, client, make, stop } = await start()
  const namespaces = client.resource(resources.corev1.namespaces)
  await namespaces.create({ metadata: { name: 'x' }, spec: {} })
  await make('a', [], 'x')
  await make('held', [], 'x')
  const maps = client.resource(resources.corev1.configmaps, 'x')
  await maps.patch('held', 'merge', { metadata: { finalizers: ['example.com/f'] } })
  await namespaces.delete('x')
  await clock.advance(3000)
  expect((await maps.list()).items.map((one) => one.metadata.name)).toEqual(['held'])
  const { status } = await namespaces.get('x')
  expect(status.phase).toBe('Terminating')
  expect(status.conditions?.find((one) => one.type === 'NamespaceFinalizersRemaining')).toMatchObject({
    status: 'True',
    message: 'Some content in the namespace has finalizers remaining: example.com/f in 1 resource instances',
  })
  await maps.patch('held', 'merge', { metadata: { finalizers: null } })
  await clock.advance(20_000)
  expect((await namespaces.list()).items.map((one) => one.metadata.name)).not.toContain('x')
  await stop()
})
