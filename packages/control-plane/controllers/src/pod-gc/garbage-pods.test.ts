import { expect, it } from 'vitest'
import { aNode, aPod } from '../testing/objects.js'
import { orphanedPods, outOfServicePods, surplusPods, unscheduledTerminatingPods } from './garbage-pods.js'
import { MissingNodes } from './missing-nodes.js'

const at = (minute: number): string => `2024-01-01T00:0${minute}:00Z`
const done = (name: string, minute: number, reason = '') =>
  aPod({ metadata: { name, creationTimestamp: at(minute) }, status: { phase: 'Failed', ...(reason ? { reason } : {}) } })

it('takes evicted pods first, then the oldest, of what is finished beyond the threshold', () => {
  const pods = [done('new', 5), aPod(), done('old', 1), done('evicted', 9, 'Evicted')]
  expect(surplusPods(pods, 1).map(({ pod }) => pod.metadata.name)).toEqual(['evicted', 'old'])
  expect([surplusPods(pods, 3), surplusPods(pods, 0)]).toEqual([[], []])
})

it('takes pods of nodes that are gone, and says why', () => {
  const pods = [aPod(), aPod({ spec: { nodeName: 'gone' } })]
  expect(orphanedPods(pods, new Set(['gone']))).toEqual([
    {
      pod: pods[1],
      condition: { type: 'DisruptionTarget', reason: 'DeletionByPodGC', message: 'PodGC: node no longer exists' },
    },
  ])
})

it('takes pods that end and never had a node, or whose node is out of service', () => {
  const ending = { metadata: { deletionTimestamp: at(0) } }
  const lost = aPod({ ...ending, spec: { nodeName: '' } })
  const stuck = aPod({ ...ending, spec: { nodeName: 'off' } })
  const pods = [aPod(), aPod({ spec: { nodeName: '' } }), lost, stuck]
  expect(unscheduledTerminatingPods(pods).map(({ pod }) => pod)).toEqual([lost])
  const taints = [{ key: 'node.kubernetes.io/out-of-service', effect: 'NoExecute' }]
  const off = aNode('off', 'Unknown', { spec: { taints } })
  expect(outOfServicePods(pods, new Map([['off', off]])).map(({ pod }) => pod)).toEqual([stuck])
  expect(outOfServicePods(pods, new Map([['off', aNode('off', 'True', { spec: { taints } })]]))).toEqual([])
})

it('waits before it takes a node for gone, anew when it was seen between', () => {
  const missing = new MissingNodes()
  expect(missing.observe(new Set(['a']), 0, 40)).toEqual([])
  expect(missing.observe(new Set(['a']), 40, 40)).toEqual(['a'])
  expect(missing.observe(new Set(), 50, 40)).toEqual([])
  expect(missing.observe(new Set(['a']), 60, 40)).toEqual([])
})
