import { seededRandom } from '@orrery/kit'
import { expect, it } from 'vitest'
import { defaultProfile } from '../registry.js'
import { aNodeInfo, aPodInfo } from '../testing/objects.js'
import { decide } from './decide.js'
import { explain } from './explain.js'
import { fitError } from './fit-error.js'

const random = seededRandom(7)

it('takes the node with the best total', () => {
  const busy = aNodeInfo({ name: 'busy' }, [aPodInfo({}, { cpu: '2', memory: '4Gi' })])
  const idle = aNodeInfo({ name: 'idle' })
  const pod = aPodInfo({}, { cpu: '500m', memory: '1Gi' })
  for (const nodes of [[busy, idle], [idle, busy]]) expect(decide(pod, nodes, defaultProfile, random).chosen).toBe('idle')
})

it('breaks ties by chance, each alike', () => {
  const nodes = ['a', 'b', 'c'].map((name) => aNodeInfo({ name }))
  const counts = new Map<string, number>()
  for (let i = 0; i < 3000; i++) {
    const { chosen = '' } = decide(aPodInfo(), nodes, defaultProfile, random)
    counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
  }
  expect([...counts.values()].every((count) => count > 850 && count < 1150)).toBe(true)
})

it('counts the reasons as upstream does, sorted', () => {
  const nodes = [
    aNodeInfo({ name: 'a', spec: { taints: [{ key: 'gpu', value: 'x', effect: 'NoSchedule' }] } }),
    aNodeInfo({ name: 'b' }, [aPodInfo({}, { cpu: '4' })]),
    aNodeInfo({ name: 'c', allocatable: { pods: '0' } }, [aPodInfo({}, { cpu: '4' })]),
    aNodeInfo({ name: 'd', spec: { unschedulable: true } }),
  ]
  const pod = aPodInfo({}, { cpu: '1' })
  const outcome = decide(pod, nodes, defaultProfile, random)
  expect(outcome.chosen).toBeUndefined()
  expect(fitError(pod, outcome.rejected)).toBe(
    '0/4 nodes are available: 1 Too many pods, 1 node(s) had untolerated taint {gpu: x}, 1 node(s) were unschedulable, ' +
      '2 Insufficient cpu. preemption: 0/4 nodes are available: 2 No preemption victims found for incoming pod, ' +
      '2 Preemption is not helpful for scheduling.',
  )
  const meek = aPodInfo({ preemptionPolicy: 'Never' }, { cpu: '1' })
  expect(fitError(meek, outcome.rejected)).toMatch(/preemption: not eligible due to preemptionPolicy=Never\.$/)
})

it('says so when there are no nodes at all', () => {
  expect(fitError(aPodInfo(), decide(aPodInfo(), [], defaultProfile, random).rejected)).toBe(
    'no nodes available to schedule pods',
  )
})

it('explains itself as a table of every node by every plugin', () => {
  const nodes = [aNodeInfo({ name: 'a', spec: { unschedulable: true }, allocatable: { pods: '0' } }), aNodeInfo({ name: 'b' })]
  const pod = aPodInfo({}, { cpu: '1', memory: '2Gi' })
  const decision = explain(pod, nodes, defaultProfile, decide(pod, nodes, defaultProfile, random))
  expect(decision).toMatchObject({ pod: { uid: pod.uid }, chosen: 'b' })
  expect(decision.nodes[0]).toMatchObject({
    node: 'a',
    filters: { NodeUnschedulable: ['node(s) were unschedulable'], PodFitsResources: ['Too many pods'], PodFitsHost: [] },
  })
  expect(decision.nodes[1]).toMatchObject({
    scores: { LeastRequestedPriority: 75, BalancedResourceAllocation: 100 },
    total: 175,
  })
  expect(structuredClone(decision)).toEqual(decision)
})
