import { fc, test } from '@fast-check/vitest'
import { VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import type { Workqueue } from '../workqueue-contract.js'
import { createWorkqueue } from './workqueue.js'

function subject(): { clock: VirtualClock; queue: Workqueue } {
  const clock = new VirtualClock()
  return { clock, queue: createWorkqueue({ clock }) }
}

describe('a workqueue', () => {
  it('gives each key once, in order', async () => {
    const { queue } = subject()
    for (const key of ['a', 'b', 'a', 'c']) queue.add(key)
    expect(queue.length).toBe(3)
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual(['a', 'b', 'c'])
  })

  it('gives a key that was added meanwhile once more, after it is done', async () => {
    const { queue } = subject()
    queue.add('a')
    await queue.take()
    queue.add('a')
    queue.add('a')
    expect(queue.length).toBe(0)
    queue.done('a')
    expect(queue.length).toBe(1)
    expect(await queue.take()).toBe('a')
    queue.done('a')
    expect(queue.length).toBe(0)
  })

  it('hands a key to who waits longest', async () => {
    const { queue } = subject()
    const takers = [queue.take(), queue.take()]
    queue.add('a')
    queue.add('b')
    expect(await Promise.all(takers)).toEqual(['a', 'b'])
  })

  it('delays, and of two delays takes the shorter', async () => {
    const { clock, queue } = subject()
    queue.addAfter('a', 1_000)
    queue.addAfter('a', 100)
    queue.addAfter('a', 500)
    await clock.advance(99)
    expect(queue.length).toBe(0)
    await clock.advance(1)
    expect(queue.length).toBe(1)
    await queue.take()
    queue.done('a')
    await clock.advance(10_000)
    expect(queue.length).toBe(0)
  })

  it('backs off per key until it is forgotten', async () => {
    const { clock, queue } = subject()
    const comesAfter = async (): Promise<number> => {
      const from = clock.now()
      queue.addRateLimited('a')
      while (queue.length === 0) await clock.advance(1)
      await queue.take()
      queue.done('a')
      return clock.now() - from
    }
    expect([await comesAfter(), await comesAfter(), await comesAfter()]).toEqual([5, 10, 20])
    expect(queue.failures('a')).toBe(3)
    queue.forget('a')
    expect(await comesAfter()).toBe(5)
  })

  it('ends: takers get undefined, nothing is added, no timer is left', async () => {
    const { clock, queue } = subject()
    const waiting = queue.take()
    queue.addAfter('a', 50)
    queue.shutDown()
    queue.add('b')
    expect([await waiting, await queue.take()]).toEqual([undefined, undefined])
    expect(clock.pending).toBe(0)
  })
})

const key = fc.constantFrom('a', 'b', 'c')
const step = fc.oneof(
  fc.record({ do: fc.constantFrom('add' as const, 'addRateLimited' as const), key }),
  fc.record({ do: fc.constant('addAfter' as const), key, ms: fc.nat({ max: 50 }) }),
  fc.record({ do: fc.constantFrom('take' as const, 'done' as const) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat({ max: 50 }) }),
)

describe('whatever the order of calls', () => {
  test.prop([fc.array(step, { maxLength: 60 })])('no key is worked on twice at once, none is lost', async (steps) => {
    const { clock, queue } = subject()
    const working = new Set<string>()
    const wanted = new Set<string>()
    const takeOne = async (): Promise<void> => {
      if (queue.length === 0) return
      const taken = await queue.take()
      if (taken === undefined) throw new Error('nothing taken')
      expect(working.has(taken)).toBe(false)
      working.add(taken)
      wanted.delete(taken)
    }
    const finishOne = (): void => {
      const [one] = working
      if (one === undefined) return
      working.delete(one)
      queue.done(one)
    }
    for (const action of steps) {
      if ('key' in action) {
        wanted.add(action.key)
        if (action.do === 'addAfter') queue.addAfter(action.key, action.ms)
        else queue[action.do](action.key)
      } else if (action.do === 'wait') await clock.advance(action.ms)
      else if (action.do === 'take') await takeOne()
      else finishOne()
    }
    await clock.advance(10_000_000)
    while (working.size > 0 || queue.length > 0) {
      finishOne()
      await takeOne()
    }
    expect([...wanted]).toEqual([])
  })
})
