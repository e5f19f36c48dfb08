import { seededRandom, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { FakeServer } from '../../conformance/fake-server.js'
import { createClient } from '../rest/create-client.js'
import { createLeaderElector, type LeaderElector } from './leader-elector.js'

interface Candidate {
  elector: LeaderElector
  /** Its own way to the server. */
  line: { cut: boolean }
}

interface Subject {
  server: FakeServer
  clock: VirtualClock
  log: string[]
  candidate: (identity: string) => Candidate
}

function subject(): Subject {
  const server = new FakeServer()
  const clock = new VirtualClock()
  const log: string[] = []
  const candidate = (identity: string): Candidate => {
    const line = { cut: false }
    const transport = {
      send: (request: Parameters<typeof server.transport.send>[0]) =>
        line.cut ? Promise.reject(new Error('unreachable')) : server.transport.send(request),
      close: async () => {},
    }
    const elector = createLeaderElector(createClient(transport, { userAgent: 'test', clock }), {
      namespace: 'kube-system',
      name: 'kube-scheduler',
      identity,
      clock,
      random: seededRandom(identity.length),
      lead: async (signal) => {
        log.push(`${identity} leads`)
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        log.push(`${identity} ends`)
      },
    })
    return { elector, line }
  }
  return { server, clock, log, candidate }
}

describe('candidates', () => {
  it('elect one, and the other follows at once when it stops', async () => {
    const { server, clock, log, candidate } = subject()
    const [a, b] = [candidate('a'), candidate('bb')]
    await a.elector.start()
    await clock.advance(10)
    await b.elector.start()
    await clock.advance(60_000)
    expect(log).toEqual(['a leads'])
    expect([a.elector.leading, b.elector.leading]).toEqual([true, false])
    await a.elector.stop()
    expect(server.objects.get('kube-scheduler')).toMatchObject({ spec: { holderIdentity: '' } })
    await clock.advance(4_500)
    expect(log).toEqual(['a leads', 'a ends', 'bb leads'])
    expect(server.objects.get('kube-scheduler')).toMatchObject({ spec: { holderIdentity: 'bb', leaseTransitions: 1 } })
    await b.elector.stop()
    expect(clock.pending).toBe(0)
  })

  it('never lead both: who cannot renew ends before another follows', async () => {
    const { clock, log, candidate } = subject()
    const [a, b] = [candidate('a'), candidate('bb')]
    await a.elector.start()
    await b.elector.start()
    await clock.advance(5_000)
    const [first, second] = a.elector.leading ? [a, b] : [b, a]
    first.line.cut = true
    await clock.advance(13_000)
    expect([first.elector.leading, second.elector.leading]).toEqual([false, false])
    await clock.advance(10_000)
    expect(second.elector.leading).toBe(true)
    expect(log.map((line) => line.split(' ')[1])).toEqual(['leads', 'ends', 'leads'])
    first.line.cut = false
    await clock.advance(30_000)
    expect(log).toHaveLength(3)
    await Promise.all([a.elector.stop(), b.elector.stop()])
  })

  it('survive a server that is away for less than the deadline', async () => {
    const { server, clock, log, candidate } = subject()
    const { elector } = candidate('a')
    await elector.start()
    await clock.advance(3_000)
    server.down = true
    await clock.advance(7_000)
    server.down = false
    await clock.advance(30_000)
    expect(log).toEqual(['a leads'])
    await elector.stop()
  })

  it('step down when somebody else took the lease', async () => {
    const { server, clock, log, candidate } = subject()
    const { elector } = candidate('a')
    await elector.start()
    await clock.advance(3_000)
    server.write('kube-scheduler', { spec: { holderIdentity: 'usurper', leaseDurationSeconds: 15 } })
    await clock.advance(2_000)
    expect(log).toEqual(['a leads', 'a ends'])
    expect(server.objects.get('kube-scheduler')).toMatchObject({ spec: { holderIdentity: 'usurper' } })
    await elector.stop()
  })
})
