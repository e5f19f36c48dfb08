import { VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { bucketLimiter, controllerLimiter, exponentialLimiter } from './rate-limiter.js'

describe('exponentialLimiter', () => {
  it('doubles per key up to the longest', () => {
    const limiter = exponentialLimiter<string>(5, 1_000_000)
    expect(Array.from({ length: 5 }, () => limiter.next('a'))).toEqual([5, 10, 20, 40, 80])
    expect(limiter.next('b')).toBe(5)
    expect(limiter.failures('a')).toBe(5)
    for (let n = 0; n < 2_000; n++) limiter.next('a')
    expect(limiter.next('a')).toBe(1_000_000)
    limiter.forget('a')
    expect(limiter.failures('a')).toBe(0)
    expect(limiter.next('a')).toBe(5)
  })
})

describe('bucketLimiter', () => {
  it('lets a burst pass, then spaces what comes', async () => {
    const clock = new VirtualClock()
    const limiter = bucketLimiter<string>(clock, 10, 3)
    const waits = (): number[] => Array.from({ length: 5 }, () => Math.round(limiter.next('any')))
    expect(waits()).toEqual([0, 0, 0, 100, 200])
    await clock.advance(200)
    expect(waits()).toEqual([100, 200, 300, 400, 500])
    await clock.advance(60_000)
    expect(waits()).toEqual([0, 0, 0, 100, 200])
  })
})

describe('controllerLimiter', () => {
  it('waits for the longer of both', () => {
    const limiter = controllerLimiter<string>(new VirtualClock())
    for (let n = 0; n < 100; n++) limiter.next(`key-${n}`)
    expect(limiter.next('fresh')).toBe(100)
    expect(limiter.next('fresh')).toBe(200)
    for (let n = 0; n < 10; n++) limiter.next('failing')
    expect(limiter.next('failing')).toBe(5 * 2 ** 10)
  })
})
