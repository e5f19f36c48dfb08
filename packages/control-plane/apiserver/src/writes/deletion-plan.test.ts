import type { ApiObject } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../options.js'
import type { Strategy } from '../resources/contract.js'
import { planDeletion, type DeletionPlan } from './deletion-plan.js'
import type { DeletionOptions } from './deletion-options.js'

const context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }
const graceful: Strategy<ApiObject> = { gracePeriod: (_, asked) => asked ?? 30 }

function plan(meta: object, strategy: Strategy<ApiObject>, options: DeletionOptions): [DeletionPlan, object] {
  const base = { name: 'x', uid: 'u', resourceVersion: '1', creationTimestamp: '' }
  const object: ApiObject = { metadata: { ...base, ...meta } }
  const decided = planDeletion(object, strategy, options, context)
  const { deletionTimestamp, deletionGracePeriodSeconds, finalizers, generation } = object.metadata
  return [decided, { deletionTimestamp, deletionGracePeriodSeconds, finalizers, generation }]
}

const now = '2024-01-01T00:00:00Z'

describe('a deletion', () => {
  it.each([
    ['removes what nothing holds', {}, {}, {}, { action: 'remove' }, {}],
    ['marks what finalizers hold', { finalizers: ['a/b'], generation: 1 }, {}, {}, { action: 'mark', next: 'wait' }, { deletionTimestamp: now, deletionGracePeriodSeconds: 0, finalizers: ['a/b'], generation: 2 }],
    ['grants grace', {}, graceful, {}, { action: 'mark', next: 'wait' }, { deletionTimestamp: '2024-01-01T00:00:30Z', deletionGracePeriodSeconds: 30 }],
    ['marks before it removes without grace', {}, graceful, { gracePeriodSeconds: 0 }, { action: 'mark', next: 'remove' }, { deletionTimestamp: now, deletionGracePeriodSeconds: 0 }],
    ['takes a negative grace for one second', {}, graceful, { gracePeriodSeconds: -5 }, { action: 'mark', next: 'wait' }, { deletionGracePeriodSeconds: 1 }],
    ['shortens grace', { deletionTimestamp: '2024-01-01T00:00:30Z', deletionGracePeriodSeconds: 30 }, graceful, { gracePeriodSeconds: 10 }, { action: 'mark', next: 'wait' }, { deletionTimestamp: '2024-01-01T00:00:10Z', deletionGracePeriodSeconds: 10 }],
    ['does not lengthen grace', { deletionTimestamp: now, deletionGracePeriodSeconds: 5 }, graceful, { gracePeriodSeconds: 10 }, { action: 'none' }, { deletionGracePeriodSeconds: 5 }],
    ['orphans by default where the kind says so', {}, { orphansByDefault: true }, {}, { action: 'mark', next: 'wait' }, { finalizers: ['orphan'] }],
    ['does not orphan where the client says no', {}, { orphansByDefault: true }, { propagationPolicy: 'Background' }, { action: 'remove' }, {}],
    ['replaces the collector’s finalizer', { finalizers: ['orphan', 'a/b'] }, {}, { propagationPolicy: 'Foreground' }, { action: 'mark', next: 'wait' }, { finalizers: ['a/b', 'foregroundDeletion'] }],
    ['marks once what holds itself', {}, { deletionHeld: () => true }, {}, { action: 'mark', next: 'wait' }, { deletionTimestamp: now }],
    ['leaves what is marked and holds itself', { deletionTimestamp: now }, { deletionHeld: () => true }, {}, { action: 'none' }, { deletionTimestamp: now }],
  ] as const)('%s', (_, meta, strategy, options, expected, seen) => {
    const [decided, after] = plan(meta, strategy, options)
    expect(decided).toEqual(expected)
    expect(after).toMatchObject(seen)
  })
})
