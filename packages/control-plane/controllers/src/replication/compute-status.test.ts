import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { computeStatus, type StatusInput } from './compute-status.js'

const now = Date.parse('2024-01-01T00:01:00Z')
const labels = { metadata: { labels: { app: 'web', tier: 'x' } } }
const input: StatusInput = {
  pods: [
    aPod({ ...labels, readySince: '2024-01-01T00:00:00Z' }),
    aPod({ readySince: '2024-01-01T00:00:55Z' }),
    aPod(labels),
  ],
  replicas: 4,
  minReadySeconds: 10,
  templateLabels: { app: 'web' },
  generation: 3,
  old: { replicas: 0 },
  error: undefined,
  now,
  timestamp: '2024-01-01T00:01:00Z',
}

it('counts', () => {
  expect(computeStatus(input)).toEqual({
    replicas: 3,
    fullyLabeledReplicas: 2,
    readyReplicas: 2,
    availableReplicas: 1,
    observedGeneration: 3,
  })
})

it('tells of a failure once, and takes it back', () => {
  const failed = computeStatus({ ...input, error: 'quota' })
  expect(failed.conditions).toEqual([
    {
      type: 'ReplicaFailure',
      status: 'True',
      lastTransitionTime: '2024-01-01T00:01:00Z',
      reason: 'FailedCreate',
      message: 'quota',
    },
  ])
  const again = computeStatus({ ...input, error: 'other', old: failed, timestamp: 'later' })
  expect(again.conditions).toEqual(failed.conditions)
  expect(computeStatus({ ...input, old: failed })).not.toHaveProperty('conditions')
  expect(computeStatus({ ...input, replicas: 1, error: 'no' }).conditions?.[0]?.reason).toBe('FailedDelete')
})
