import { describe, expect, it } from 'vitest'
import { VirtualClock } from './virtual-clock.js'

describe('VirtualClock', () => {
  it('runs what falls due in order of time, then of scheduling', async () => {
    const clock = new VirtualClock(0)
    const ran: string[] = []
    clock.after(20, () => ran.push(`b@${clock.now()}`))
    clock.after(10, () => ran.push(`a@${clock.now()}`))
    clock.after(20, () => ran.push(`c@${clock.now()}`))
    await clock.advance(15)
    expect(ran).toEqual(['a@10'])
    await clock.advance(5)
    expect(ran).toEqual(['a@10', 'b@20', 'c@20'])
  })

  it('runs what was scheduled on the way', async () => {
    const clock = new VirtualClock(0)
    const at: number[] = []
    const tick = (): void => {
      at.push(clock.now())
      clock.after(10, tick)
    }
    tick()
    await clock.advance(35)
    expect(at).toEqual([0, 10, 20, 30])
    expect(clock.pending).toBe(1)
  })

  it('wakes sleepers and lets them be called off', async () => {
    const clock = new VirtualClock(0)
    const aborted = new AbortController()
    const woken = clock.sleep(10).then(() => clock.now())
    const called = clock.sleep(10, aborted.signal)
    aborted.abort(new Error('enough'))
    await expect(called).rejects.toThrow('enough')
    await clock.advance(10)
    await expect(woken).resolves.toBe(10)
    expect(clock.pending).toBe(0)
  })
})
