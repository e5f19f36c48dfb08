import type { ApiObject, ObjectMeta, OwnerReference } from '@orrery/api'
import { expect, it } from 'vitest'
import { meta } from '../testing/objects.js'
import { judge, ownerState, type OwnerState } from './classify-owners.js'
import type { GraphNode } from './owner-graph.js'

const object = (parts: Partial<ObjectMeta> = {}): ApiObject => ({ metadata: meta(parts) })
const reference = (uid: string): OwnerReference => ({ apiVersion: 'v1', kind: 'ConfigMap', name: uid, uid })
const states = (...list: OwnerState[]) => list.map((state, n) => ({ reference: reference(`o${n}`), state }))
const dependent = (deletingDependents: boolean): GraphNode => ({
  identity: { uid: 'd', apiVersion: 'v1', kind: 'Pod', namespace: '', name: 'd' },
  owners: [],
  dependents: new Set(),
  virtual: false,
  deleting: deletingDependents,
  deletingDependents,
  orphaning: false,
})

it('tells owners that stand from those that are gone or wait', () => {
  const waiting = { uid: 'u', deletionTimestamp: 't', finalizers: ['foregroundDeletion'] }
  expect(ownerState(undefined, 'u')).toBe('dangling')
  expect(ownerState(object({ uid: 'other' }), 'u')).toBe('dangling')
  expect(ownerState(object({ uid: 'u' }), 'u')).toBe('solid')
  expect(ownerState(object({ uid: 'u', deletionTimestamp: 't' }), 'u')).toBe('solid')
  expect(ownerState(object(waiting), 'u')).toBe('waiting')
})

it('keeps what has no owners or only such that stand', () => {
  expect(judge(object(), [], [])).toEqual({ action: 'keep' })
  expect(judge(object(), states('solid', 'solid'), [])).toEqual({ action: 'keep' })
})

it('takes the references to owners that are gone off an object that one still stands for', () => {
  expect(judge(object(), states('dangling', 'solid', 'waiting'), [])).toEqual({
    action: 'disown',
    owners: [reference('o1')],
  })
})

it('deletes what no owner stands for, as its own finalizers say', () => {
  const policy = (finalizers: string[]): unknown => judge(object({ finalizers }), states('dangling'), [])
  expect(policy([])).toEqual({ action: 'delete', policy: 'Background', unblock: false })
  expect(policy(['orphan'])).toEqual({ action: 'delete', policy: 'Orphan', unblock: false })
  expect(policy(['foregroundDeletion'])).toEqual({ action: 'delete', policy: 'Foreground', unblock: false })
})

it('passes the waiting on to what has dependents itself, and breaks circles', () => {
  expect(judge(object(), states('waiting'), [dependent(false)])).toMatchObject({ policy: 'Foreground', unblock: false })
  expect(judge(object(), states('waiting'), [dependent(true)])).toMatchObject({ policy: 'Foreground', unblock: true })
  expect(judge(object(), states('waiting'), [])).toMatchObject({ policy: 'Background' })
})
