import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aNode } from '../testing/objects.js'
import { desiredTaints, noExecuteKeyOf } from './desired-taints.js'

const foreign: corev1.Taint = { key: 'dedicated', value: 'x', effect: 'NoExecute' }
const node = (ready: string, taints: corev1.Taint[] = [], spec: corev1.NodeSpec = {}): corev1.Node =>
  aNode('n', ready, { spec: { ...spec, taints } })

it('sets the taints that go with the conditions, beside those of others', () => {
  expect(desiredTaints(node('Unknown', [foreign]), noExecuteKeyOf(node('Unknown')), 'now')).toEqual([
    foreign,
    { key: 'node.kubernetes.io/unreachable', effect: 'NoSchedule', timeAdded: 'now' },
    { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', timeAdded: 'now' },
  ])
})

it('swaps not-ready and unreachable, and lifts both when the node is ready', () => {
  const tainted = desiredTaints(node('False'), 'node.kubernetes.io/not-ready', 't1') ?? []
  expect(tainted.map((taint) => `${taint.key}:${taint.effect}`)).toEqual([
    'node.kubernetes.io/not-ready:NoSchedule',
    'node.kubernetes.io/not-ready:NoExecute',
  ])
  const swapped = desiredTaints(node('Unknown', tainted), noExecuteKeyOf(node('Unknown')), 't2') ?? []
  expect(new Set(swapped.map((taint) => taint.key))).toEqual(new Set(['node.kubernetes.io/unreachable']))
  expect(desiredTaints(node('True', [...swapped, foreign]), undefined, 't3')).toEqual([foreign])
})

it('taints a cordoned node, and nothing that is as it should be', () => {
  const cordoned = desiredTaints(node('True', [], { unschedulable: true }), undefined, 't') ?? []
  expect(cordoned).toEqual([{ key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule', timeAdded: 't' }])
  expect(desiredTaints(node('True', cordoned, { unschedulable: true }), undefined, 'later')).toBeUndefined()
  expect(desiredTaints(node('True'), undefined, 't')).toBeUndefined()
})
