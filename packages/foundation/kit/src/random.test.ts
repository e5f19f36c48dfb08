import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { randomFrom, seededRandom, systemRandom } from './random.js'

describe('Random', () => {
  test.prop([fc.integer()])('repeats itself from the same seed', (seed) => {
    const draw = (): unknown[] => {
      const random = seededRandom(seed)
      return [random.next(), random.uuid(), random.suffix(5), [...random.bytes(4)]]
    }
    expect(draw()).toEqual(draw())
  })

  test.prop([fc.integer(), fc.integer({ min: 0, max: 40 })])('makes well-formed names', (seed, length) => {
    for (const random of [seededRandom(seed), systemRandom, randomFrom((length) => seededRandom(seed).bytes(length))]) {
      expect(random.next()).toBeGreaterThanOrEqual(0)
      expect(random.next()).toBeLessThan(1)
      expect(random.suffix(length)).toMatch(new RegExp(`^[bcdfghjklmnpqrstvwxz2456789]{${length}}$`))
      expect(random.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    }
  })
})
