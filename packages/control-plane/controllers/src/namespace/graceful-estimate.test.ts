import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { podEstimateSeconds, retryAfterMs } from './graceful-estimate.js'

it('waits for the pod that may take longest, finished ones not counted', () => {
  const grace = (seconds: number, phase = 'Running') =>
    aPod({ spec: { terminationGracePeriodSeconds: seconds }, status: { phase } })
  expect(podEstimateSeconds([grace(5), grace(30), grace(60, 'Failed')])).toBe(30)
  expect(podEstimateSeconds([])).toBe(0)
})

it('looks again after half the time and a second', () => {
  expect([0, 1, 15, 30].map(retryAfterMs)).toEqual([1000, 1000, 8000, 16_000])
})
