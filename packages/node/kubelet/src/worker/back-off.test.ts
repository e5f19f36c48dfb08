import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { BackOff } from './back-off.js'

const make = (): BackOff => new BackOff({ initialMs: 10_000, maxMs: 300_000 })

it('costs nothing the first time, then doubles up to the longest', () => {
  const backOff = make()
  expect(backOff.remaining('k', 0, 0)).toBe(0)
  const delays = Array.from({ length: 7 }, () => {
    backOff.next('k', 0)
    return backOff.remaining('k', 0, 0)
  })
  expect(delays).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
})

it('starts anew after twice the longest delay without a failure', () => {
  const backOff = make()
  backOff.next('k', 0)
  backOff.next('k', 1)
  expect(backOff.remaining('k', 600_002, 600_002)).toBe(0)
  backOff.next('k', 600_002)
  expect(backOff.delayMs('k')).toBe(10_000)
})

it('forgets by prefix', () => {
  const backOff = make()
  backOff.next('a_1', 0)
  backOff.next('b_1', 0)
  backOff.forget('a_')
  expect([backOff.delayMs('a_1'), backOff.delayMs('b_1')]).toEqual([0, 10_000])
})

test.prop([fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 })])('never waits longer than the longest', (gaps) => {
  const backOff = make()
  let now = 0
  for (const gap of gaps) {
    now += gap
    backOff.next('k', now)
    const left = backOff.remaining('k', now, now)
    expect(left).toBeGreaterThanOrEqual(10_000)
    expect(left).toBeLessThanOrEqual(300_000)
    expect(backOff.remaining('k', now, now + left)).toBe(0)
  }
})
