import { VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { Expectations } from './expectations.js'

it('waits until every creation and deletion was seen, each once', () => {
  const expectations = new Expectations(new VirtualClock())
  expect(expectations.satisfied('k')).toBe(true)
  expectations.expectCreations('k', 2)
  expectations.creationObserved('k')
  expect(expectations.satisfied('k')).toBe(false)
  expectations.creationObserved('k')
  expect(expectations.satisfied('k')).toBe(true)
  expectations.expectDeletions('k', ['a', 'b'])
  expectations.deletionObserved('k', 'a')
  expectations.deletionObserved('k', 'a')
  expect(expectations.satisfied('k')).toBe(false)
  expectations.deletionObserved('k', 'b')
  expect(expectations.satisfied('k')).toBe(true)
})

it('gives up waiting after five minutes', async () => {
  const clock = new VirtualClock()
  const expectations = new Expectations(clock)
  expectations.expectCreations('k', 1)
  await clock.advance(5 * 60_000)
  expect(expectations.satisfied('k')).toBe(false)
  await clock.advance(1)
  expect(expectations.satisfied('k')).toBe(true)
})
