import { resources, type ApiObject } from '@orrery/api'
import { seededRandom, systemClock, VirtualClock } from '@orrery/kit'
import { httpTransport, serveHttp } from '@orrery/transport'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../../conformance/fake-server.js'
import { createClient } from '../rest/create-client.js'
import { createInformerFactory } from './informer-factory.js'

describe('an informer factory', () => {
  it('makes one informer for each resource and scope', async () => {
    const server = new FakeServer()
    const clock = new VirtualClock()
    const client = createClient(server.transport, { userAgent: 'test', clock })
    const factory = createInformerFactory(client, { clock, random: seededRandom(1) })
    const pods = factory.informer(resources.corev1.pods)
    expect(factory.informer(resources.corev1.pods, {})).toBe(pods)
    const mine = factory.informer(resources.corev1.pods, { fieldSelector: 'spec.nodeName=n1' })
    expect(mine).not.toBe(pods)
    expect(factory.informer(resources.corev1.services)).not.toBe(pods)
    await factory.start()
    expect([pods.synced, mine.synced]).toEqual([true, true])
    expect(server.requests.filter((request) => request.includes('fieldSelector=spec.nodeName%3Dn1'))).not.toEqual([])
    const late = factory.informer(resources.corev1.nodes)
    expect(late.synced).toBe(false)
    await factory.start()
    expect(late.synced).toBe(true)
    await factory.stop()
    expect(clock.pending).toBe(0)
  })
})

describe('over HTTP', () => {
  it('survives a server that restarts', async () => {
    const fake = new FakeServer()
    const first = serveHttp({ handler: fake.handler, port: 0, stopGraceMs: 10 })
    await first.start()
    const { port, url } = first.address
    const clock = new VirtualClock()
    const client = createClient(httpTransport({ baseUrl: url }), { userAgent: 'test', clock })
    const factory = createInformerFactory(client, { clock, random: seededRandom(1) })
    const pods = factory.informer<ApiObject>(resources.corev1.pods, { namespace: 'default' })
    const seen: string[] = []
    pods.addHandler({ onAdd: ({ metadata }) => void seen.push(metadata.name) })
    const until = async (names: readonly string[]): Promise<void> => {
      while (seen.length < names.length) {
        await clock.advance(100)
        await systemClock.sleep(1)
      }
      expect(seen).toEqual(names)
    }
    fake.write('a')
    await factory.start()
    fake.write('b')
    await until(['a', 'b'])
    await first.stop()
    fake.write('c')
    await clock.advance(5_000)
    const second = serveHttp({ handler: fake.handler, port })
    await second.start()
    await until(['a', 'b', 'c'])
    await factory.stop()
    await client.close()
    await second.stop()
  })
})
