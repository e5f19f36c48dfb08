import { expect, it } from 'vitest'
import { aPod, aService } from '../testing/objects.js'
import { formatTriggerTime, triggerTime } from './trigger-time.js'

const at = (second: number): string => `2024-01-01T00:00:${String(second).padStart(2, '0')}Z`
const service = aService({}, { creationTimestamp: at(1) })
const pod = (name: string, second: number) => aPod({ metadata: { name }, readySince: at(second) })

it('is the earliest change not seen before, and nothing when none is new', () => {
  const first = triggerTime(undefined, service, [pod('a', 5), pod('b', 9)])
  expect(first.at).toBe(Date.parse(at(1)))
  const second = triggerTime(first.state, service, [pod('a', 5), pod('b', 20), pod('c', 15)])
  expect(second.at).toBe(Date.parse(at(15)))
  expect(triggerTime(second.state, service, [pod('a', 5)]).at).toBeUndefined()
})

it('is written without a fraction where there is none', () => {
  expect(formatTriggerTime(Date.parse(at(10)))).toBe(at(10))
  expect(formatTriggerTime(Date.parse(at(10)) + 250)).toBe('2024-01-01T00:00:10.25Z')
})
