import { Quantity, recount, resources, type corev1, type Draft } from '@orrery/api'
import type { ApiClient } from '@orrery/client'
import { VirtualClock } from '@orrery/kit'
import { startMemoryApi } from '@orrery/testkit'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { createControllerManager } from '../index.js'

const { configmaps, pods, resourcequotas, services } = resources.corev1

/** `around`: stands between the controllers and the API. */
async function start(around: (client: ApiClient) => ApiClient = (client) => client) {
  const clock = new VirtualClock()
  const starting = startMemoryApi({ clock })
  await clock.advance(100)
  const api = await starting
  const { random, logger } = api
  const options = { controllers: ['resourcequota-controller'] }
  const manager = createControllerManager({ client: around(api.client('controllers')), clock, random, logger, options })
  const started = manager.start()
  await clock.advance(1000)
  await started
  const stop = async (): Promise<void> => {
    await manager.stop()
    await api.stop()
  }
  return { clock, client: api.client('test'), stop }
}

const quota = (name: string, hard: Record<string, string>, spec: object = {}): Draft<corev1.ResourceQuota> =>
  ({ metadata: { name }, spec: { hard, ...spec } })

const pod = (name: string, cpu: string): Draft<corev1.Pod> =>
  ({ metadata: { name }, spec: { containers: [{ name: 'c', image: 'i:1', resources: { limits: { cpu } } }] } })

it('counts again when a pod leaves the scope of a quota', async () => {
  const { clock, client, stop } = await start()
  const quotas = client.resource(resourcequotas, 'default')
  await quotas.create(quota('ends', { pods: '1' }, { scopes: ['Terminating'] }))
  await quotas.create(quota('stays', { pods: '1' }, { scopes: ['NotTerminating'] }))
  await clock.advance(1000)
  const used = async (): Promise<unknown[]> => [(await quotas.get('ends')).status.used, (await quotas.get('stays')).status.used]
  await client.resource(pods, 'default').create(pod('p', '1'))
  expect(await used()).toEqual([{ pods: '0' }, { pods: '1' }])
  await client.resource(pods, 'default').patch('p', 'merge', { spec: { activeDeadlineSeconds: 3600 } })
  await clock.advance(1000)
  expect(await used()).toEqual([{ pods: '1' }, { pods: '0' }])
  await stop()
})

it('counts what was there before the quota, and again what goes', async () => {
  const { clock, client, stop } = await start()
  const maps = client.resource(configmaps, 'default')
  const deployments = client.resource(resources.appsv1.replicasets, 'default')
  await maps.create({ metadata: { name: 'a' } })
  await client.resource(resourcequotas, 'default').create(quota('q', { configmaps: '2', 'count/replicasets.apps': '1', 'requests.cpu': '1' }))
  await clock.advance(1000)
  const status = async (): Promise<unknown> => (await client.resource(resourcequotas, 'default').get('q')).status
  const hard = { configmaps: '2', 'count/replicasets.apps': '1', 'requests.cpu': '1' }
  expect(await status()).toEqual({ hard, used: { configmaps: '1', 'count/replicasets.apps': '0', 'requests.cpu': '0' } })
  const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i:1' }] } }
  const spec = { replicas: 0, selector: { matchLabels: { a: 'b' } }, template }
  await deployments.create({ metadata: { name: 'r' }, spec } as never)
  await client.resource(pods, 'default').create(pod('p', '1'))
  expect(await status()).toEqual({ hard, used: { configmaps: '1', 'count/replicasets.apps': '1', 'requests.cpu': '1' } })
  await maps.delete('a')
  await deployments.delete('r')
  await client.resource(pods, 'default').patch('p', 'merge', { status: { phase: 'Succeeded' } }, 'status')
  await clock.advance(1000)
  expect(await status()).toEqual({ hard, used: { configmaps: '0', 'count/replicasets.apps': '0', 'requests.cpu': '0' } })
  await client.resource(resourcequotas, 'default').patch('q', 'merge', { spec: { hard: { configmaps: '9', secrets: '4', 'requests.cpu': null } } })
  await clock.advance(1000)
  const more = { configmaps: '9', 'count/replicasets.apps': '1', secrets: '4' }
  expect(await status()).toEqual({ hard: more, used: { configmaps: '0', 'count/replicasets.apps': '0', secrets: '0' } })
  await stop()
})

it('counts again where a count fits the quota as it was, but not as it is', async () => {
  let between: () => Promise<unknown> = () => Promise.resolve()
  const { clock, client, stop } = await start((controllers) => ({
    ...controllers,
    resource(ref, namespace) {
      const resource = controllers.resource(ref, namespace)
      if (ref.plural !== 'configmaps') return resource
      const list: typeof resource.list = async (options) => {
        if (namespace === 'default') await between()
        return resource.list(options)
      }
      return Object.assign(Object.create(resource) as typeof resource, { list })
    },
  }))
  const maps = client.resource(configmaps, 'default')
  const quotas = client.resource(resourcequotas, 'default')
  await quotas.create(quota('q', { configmaps: '9' }))
  await clock.advance(1000)
  await maps.create({ metadata: { name: 'goes' } })
  // One goes, and while the controller counts one comes: two were used when the quota was read, and two are there.
  between = async () => {
    between = () => Promise.resolve()
    await maps.create({ metadata: { name: 'late' } })
  }
  await maps.create({ metadata: { name: 'stays' } })
  await maps.delete('goes')
  await clock.advance(1000)
  expect((await quotas.get('q')).status.used).toEqual({ configmaps: '2' })
  await stop()
})

/** One thing that somebody does to a namespace. */
const step = fc.record({
  verb: fc.constantFrom('create', 'create', 'update', 'delete', 'finish', 'settle'),
  kind: fc.constantFrom('pod', 'service', 'map'),
  index: fc.integer({ min: 0, max: 4 }),
  amount: fc.integer({ min: 1, max: 3 }),
})

type Step = { verb: string; kind: string; index: number; amount: number }
type Client = Awaited<ReturnType<typeof start>>['client']

async function take({ verb, kind, index, amount }: Step, client: Client): Promise<unknown> {
  const name = `o${index}`
  const ports = Array.from({ length: amount }, (_, i) => ({ name: `p${i}`, port: 80 + i }))
  const service = { metadata: { name }, spec: { type: 'NodePort', ports } }
  const target = client.resource(kind === 'pod' ? pods : kind === 'service' ? services : configmaps, 'default')
  const draft = kind === 'pod' ? pod(name, `${amount * 300}m`) : kind === 'service' ? service : { metadata: { name } }
  if (verb === 'create') return target.create(draft)
  if (verb === 'delete') return target.delete(name, { gracePeriodSeconds: 0 })
  if (verb === 'finish' && kind === 'pod') return target.patch(name, 'merge', { status: { phase: 'Failed' } }, 'status')
  if (verb === 'update' && kind === 'service') return target.patch(name, 'merge', { spec: { ports } })
  return undefined
}

async function check(client: Client, now: number, exact: boolean): Promise<void> {
  const everything = await Promise.all(
    [pods, services, configmaps, resourcequotas].map(async (resource) => ({
      resource,
      objects: (await client.resource<corev1.Pod>(resource as typeof pods, 'default').list()).items,
    })),
  )
  for (const each of (await client.resource(resourcequotas, 'default').list()).items) {
    for (const [name, used] of recount(each, everything, now)) {
      const said = each.status.used?.[name]
      if (exact) expect([name, said]).toEqual([name, used.toString()])
      const count = used.toNumber()
      const limit = amount(each.spec.hard?.[name])
      expect({ name, count, tooLow: count > amount(said), over: count > limit }).toEqual({ name, count, tooLow: false, over: false })
    }
  }
}

function amount(text: string | undefined): number {
  return Quantity.parse(text ?? '0').toNumber()
}

test.prop([fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 })], { numRuns: 15, seed: 7 })(
  'never says less than is used, lets nobody over the limit, and settles on what is there',
  async (rounds) => {
    const { clock, client, stop } = await start()
    const quotas = client.resource(resourcequotas, 'default')
    await quotas.create(quota('all', { pods: '3', 'limits.cpu': '1500m', services: '3', 'services.nodeports': '5', configmaps: '3' }))
    await quotas.create(quota('some', { 'count/pods': '4', 'count/services': '4', configmaps: '4' }))
    await clock.advance(1000)
    for (const round of rounds) {
      await Promise.allSettled(round.map((each) => take(each, client)))
      await check(client, clock.now(), false)
      if (!round.some(({ verb }) => verb === 'settle')) continue
      await clock.advance(1000)
      await check(client, clock.now(), true)
    }
    await clock.advance(1000)
    await check(client, clock.now(), true)
    await stop()
  },
)
