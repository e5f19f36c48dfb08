import type { ApiObject } from '@orrery/api'
import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../../conformance/fake-server.js'
import { createClient } from '../rest/create-client.js'
import { createEventRecorder, type BackgroundRecorder } from './event-recorder.js'

const pod: ApiObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'ns', uid: 'u1', resourceVersion: '5', creationTimestamp: '' },
}

interface Subject {
  server: FakeServer
  clock: VirtualClock
  recorder: BackgroundRecorder
  warnings: string[]
}

function subject(): Subject {
  const server = new FakeServer()
  const clock = new VirtualClock(Date.UTC(2024, 4, 6, 7, 8, 9))
  const warnings: string[] = []
  const logger = { ...silentLogger, warn: (_fields: object, message: string) => void warnings.push(message) }
  const client = createClient(server.transport, { userAgent: 'test', clock })
  const source = { component: 'kubelet', host: 'n1' }
  const recorder = createEventRecorder(client, { source, clock, random: seededRandom(1), logger })
  return { server, clock, recorder, warnings }
}

const methods = (server: FakeServer): string[] => server.requests.map((request) => request.split(' ')[0] ?? '')

describe('an event recorder', () => {
  it('writes in the background', async () => {
    const { server, clock, recorder } = subject()
    recorder.event(pod, 'Normal', 'Started', 'Started container web', 'spec.containers{web}')
    expect(server.objects.size).toBe(0)
    await clock.advance(0)
    const [event] = server.objects.values()
    expect(event).toMatchObject({
      metadata: { name: expect.stringMatching(/^web\.[0-9a-f]{16}$/) },
      involvedObject: { fieldPath: 'spec.containers{web}' },
      firstTimestamp: '2024-05-06T07:08:09Z',
      count: 1,
    })
  })

  it('patches the count, and starts anew where the event is gone', async () => {
    const { server, clock, recorder } = subject()
    for (let n = 0; n < 2; n++) recorder.event(pod, 'Normal', 'Pulled', 'x')
    await clock.advance(0)
    expect(methods(server)).toEqual(['POST', 'PATCH'])
    expect([...server.objects.values()]).toMatchObject([{ count: 2 }])
    for (const name of server.objects.keys()) server.remove(name)
    recorder.event(pod, 'Normal', 'Pulled', 'x')
    await clock.advance(0)
    expect(methods(server)).toEqual(['POST', 'PATCH', 'PATCH', 'POST'])
    expect([...server.objects.values()]).toMatchObject([{ count: 3 }])
  })

  it('names events of one instant apart', async () => {
    const { server, clock, recorder } = subject()
    for (const reason of ['A', 'B', 'C']) recorder.event(pod, 'Normal', reason, 'x')
    await clock.advance(0)
    expect(server.objects.size).toBe(3)
  })

  it('keeps trying while the server is away, with the time of the event', async () => {
    const { server, clock, recorder } = subject()
    server.down = true
    recorder.event(pod, 'Normal', 'Started', 'x')
    await clock.advance(45_000)
    server.down = false
    await clock.advance(10_000)
    expect([...server.objects.values()]).toMatchObject([{ firstTimestamp: '2024-05-06T07:08:09Z' }])
  })

  it('gives one event up after twelve tries, and a refused one at once', async () => {
    const { server, clock, recorder, warnings } = subject()
    server.down = true
    recorder.event(pod, 'Normal', 'Started', 'x')
    await clock.advance(600_000)
    expect(warnings).toHaveLength(12)
    expect(clock.pending).toBe(0)
    server.down = false
    const client = createClient(
      { send: async () => ({ status: 403, headers: {}, body: Buffer.from('') }), close: async () => {} },
      { userAgent: 'test', clock },
    )
    const refused = createEventRecorder(client, { source: { component: 'x' }, clock, random: seededRandom(2) })
    refused.event(pod, 'Normal', 'Started', 'x')
    await clock.advance(0)
    expect(clock.pending).toBe(0)
  })

  it('drops the oldest beyond a thousand, and says so', async () => {
    const { clock, recorder, server, warnings } = subject()
    for (let n = 0; n < 1_002; n++) {
      const metadata = { ...pod.metadata, name: `web-${n}`, uid: `u${n}` }
      recorder.event({ ...pod, metadata }, 'Normal', 'Started', 'x')
    }
    expect(warnings).toEqual(['too many events wait: dropped', 'too many events wait: dropped'])
    await clock.advance(0)
    while (server.objects.size < 1_000) await clock.advance(0)
    expect([...server.objects.keys()].some((name) => /^web-[01]\./.test(name))).toBe(false)
  })

  it('stops without waiting for a server that is away', async () => {
    const { server, clock, recorder } = subject()
    server.down = true
    recorder.event(pod, 'Normal', 'Started', 'x')
    await clock.advance(1_000)
    await recorder.stop()
    recorder.event(pod, 'Normal', 'Started', 'y')
    expect(clock.pending).toBe(0)
    expect(server.objects.size).toBe(0)
  })
})
