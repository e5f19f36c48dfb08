import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { withPod } from '../../framework/node-info.js'
import { aNodeInfo, aPodInfo } from '../../testing/objects.js'
import { podFitsResources } from './pod-fits-resources.js'

it('names everything that is short, in order', () => {
  const pod = aPodInfo({}, { cpu: '3', memory: '9Gi', 'ephemeral-storage': '1', 'example.com/gpu': '1' })
  const node = aNodeInfo({ allocatable: { pods: '1' } }, [aPodInfo({}, { cpu: '2' })])
  expect(podFitsResources.filter(pod, node)).toEqual({
    reasons: [
      'Too many pods',
      'Insufficient cpu',
      'Insufficient memory',
      'Insufficient ephemeral-storage',
      'Insufficient example.com/gpu',
    ],
    unresolvable: true,
  })
})

it('could be helped where the node is only full', () => {
  const node = aNodeInfo({}, [aPodInfo({}, { cpu: '3' })])
  expect(podFitsResources.filter(aPodInfo({}, { cpu: '2' }), node)?.unresolvable).toBe(false)
  expect(podFitsResources.filter(aPodInfo({}, { cpu: '5' }), node)?.unresolvable).toBe(true)
})

test.prop([fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 30 })])(
  'never lets requests pass what the node can give, nor the number of pods',
  (requests) => {
    let node = aNodeInfo()
    for (const milli of requests) {
      const pod = aPodInfo({}, { cpu: `${milli}m` })
      if (!podFitsResources.filter(pod, node)) node = withPod(node, pod)
    }
    expect(node.requested.milliCpu).toBeLessThanOrEqual(4000)
    expect(node.pods.size).toBeLessThanOrEqual(10)
  },
)
