import type { coordinationv1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aNode, meta } from '../testing/objects.js'
import { lostConditions, observeNode } from './node-health.js'

const lease = (renewTime: string): coordinationv1.Lease => ({ metadata: meta(), spec: { renewTime } })
const node = aNode('n', 'True')

it('hears a node when its heartbeat or its lease changes, whatever times they say', () => {
  const first = observeNode(undefined, node, undefined, 1000)
  expect(first.heardAt).toBe(1000)
  expect(observeNode(first, node, undefined, 9000).heardAt).toBe(1000)
  const renewed = observeNode(first, node, lease('2020-01-01T00:00:00.000000Z'), 2000)
  expect(renewed.heardAt).toBe(2000)
  expect(observeNode(renewed, node, lease('2020-01-01T00:00:00.000000Z'), 3000).heardAt).toBe(2000)
  expect(observeNode(renewed, node, lease('2020-01-01T00:00:10.000000Z'), 4000).heardAt).toBe(4000)
  const beating = structuredClone(node)
  for (const condition of beating.status.conditions ?? []) condition.lastHeartbeatTime = '2024-01-01T00:00:10Z'
  expect(observeNode(renewed, beating, undefined, 5000).heardAt).toBe(5000)
})

it('counts a node that never said anything from its creation', () => {
  expect(observeNode(undefined, aNode('n', undefined), undefined, 9e15).heardAt).toBe(Date.parse('2024-01-01T00:00:00Z'))
})

it("makes the kubelet's conditions Unknown, once", () => {
  const conditions = lostConditions(node, 'now')
  expect(conditions).toMatchObject([
    {
      type: 'Ready',
      status: 'Unknown',
      reason: 'NodeStatusUnknown',
      message: 'Kubelet stopped posting node status.',
      lastTransitionTime: 'now',
      lastHeartbeatTime: '2024-01-01T00:00:00Z',
    },
    { type: 'MemoryPressure', reason: 'NodeStatusNeverUpdated', message: 'Kubelet never posted node status.' },
    { type: 'DiskPressure', status: 'Unknown' },
    { type: 'PIDPressure', status: 'Unknown' },
  ])
  expect(lostConditions({ ...node, status: { ...node.status, conditions: conditions ?? [] } }, 'later')).toBeUndefined()
})
