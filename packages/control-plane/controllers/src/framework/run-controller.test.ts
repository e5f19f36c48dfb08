import { createWorkqueue } from '@orrery/client'
import { silentLogger, VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import type { Controller, Informers } from './controller.js'
import { runController } from './run-controller.js'

const informers: Informers = {
  of: () => {
    throw new Error('no informer is asked for')
  },
  start: () => Promise.resolve(),
}

function run(parts: Partial<Controller> & Pick<Controller, 'reconcile'>) {
  const clock = new VirtualClock()
  let add: (key: string) => void = () => {}
  const connect = (enqueue: (key: string) => void): void => void (add = enqueue)
  const controller = { name: 'test', workers: 2, watches: [], connect, ...parts }
  const runner = runController(controller, { informers, queue: createWorkqueue({ clock }), clock, logger: silentLogger })
  return { clock, runner, add: (key: string) => add(key) }
}

it('tries a key again after it failed, and counts', async () => {
  let failures = 2
  const seen: string[] = []
  const { clock, runner, add } = run({
    reconcile: (key) => {
      seen.push(key)
      return failures-- > 0 ? Promise.reject(new Error('no')) : Promise.resolve(undefined)
    },
  })
  await runner.start()
  add('a')
  await clock.advance(1000)
  expect(seen).toEqual(['a', 'a', 'a'])
  expect(runner.metrics()).toEqual({ reconciles: 3, failures: 2, busy: 0, depth: 0 })
  await runner.stop()
})

it('never works on one key twice at once, but on as many keys as it has workers', async () => {
  const running = new Map<string, number>()
  let most = 0
  const { clock, runner, add } = run({
    reconcile: async (key) => {
      running.set(key, (running.get(key) ?? 0) + 1)
      expect(running.get(key)).toBe(1)
      most = Math.max(most, running.size)
      await clock.sleep(100)
      running.delete(key)
      return undefined
    },
  })
  await runner.start()
  for (const key of ['a', 'b', 'c', 'a']) add(key)
  await clock.advance(50)
  add('a')
  await clock.advance(1000)
  expect([most, runner.metrics().reconciles]).toEqual([2, 4])
  await runner.stop()
})

it('comes back when asked to, and at its periods, until it is stopped', async () => {
  const seen: string[] = []
  const { clock, runner, add } = run({
    periods: [{ everyMs: 10_000, keys: () => ['tick'] }],
    reconcile: (key) => {
      seen.push(key)
      return Promise.resolve(key === 'later' && seen.length < 4 ? { afterMs: 500 } : undefined)
    },
  })
  await runner.start()
  add('later')
  await clock.advance(2000)
  expect(seen).toEqual(['tick', 'later', 'later', 'later'])
  await clock.advance(10_000)
  expect(seen.filter((key) => key === 'tick')).toHaveLength(2)
  await runner.stop()
  await clock.advance(60_000)
  expect([seen.length, clock.pending]).toEqual([5, 0])
})
