import { expect, it } from 'vitest'
import { isEnabled } from './enabled.js'

it.each([
  [['*'], true],
  [['*', '-a'], false],
  [['a'], true],
  [['b'], false],
  [['a', '-a'], true],
  [[], false],
])('--controllers=%s runs a: %s', (wanted, expected) => {
  expect(isEnabled('a', wanted)).toBe(expected)
})

it('runs what is off by default only where it is named', () => {
  expect([isEnabled('a', ['*'], false), isEnabled('a', ['*', 'a'], false)]).toEqual([false, true])
})
