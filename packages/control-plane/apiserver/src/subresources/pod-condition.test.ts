import type { corev1 } from '@orrery/api'
import { VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { withCondition } from './pod-condition.js'

const clock = new VirtualClock(Date.UTC(2026, 0, 2))
const before = '2026-01-01T00:00:00Z'
const known: corev1.PodCondition[] = [
  { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', lastProbeTime: null, lastTransitionTime: before },
  { type: 'Ready', status: 'False', lastProbeTime: null, lastTransitionTime: before },
]

it('replaces what is known of a type where it stands, and says nothing else of it any more', () => {
  expect(withCondition(known, { type: 'PodScheduled', status: 'True' }, clock)).toEqual([
    { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: '2026-01-02T00:00:00Z' },
    known[1],
  ])
})

it('keeps the time while the status stays', () => {
  const [, ready] = withCondition(known, { type: 'Ready', status: 'False', reason: 'x' }, clock)
  expect(ready).toEqual({ type: 'Ready', status: 'False', reason: 'x', lastProbeTime: null, lastTransitionTime: before })
})

it('adds what is not known at the end', () => {
  const said = { type: 'DisruptionTarget', status: 'True' }
  expect(withCondition(known, said, clock).map(({ type }) => type)).toEqual(['PodScheduled', 'Ready', 'DisruptionTarget'])
  expect(withCondition(undefined, said, clock)).toHaveLength(1)
})
