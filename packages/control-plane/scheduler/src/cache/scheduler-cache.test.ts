import { expect, it } from 'vitest'
import { aNode, aPod } from '../testing/objects.js'
import { podInfo } from '../framework/pod-info.js'
import { SchedulerCache } from './scheduler-cache.js'

const requested = (cache: SchedulerCache): number[] => cache.snapshot().map((node) => node.requested.milliCpu)

it('counts an assumed pod until it is confirmed or forgotten', () => {
  const cache = new SchedulerCache()
  cache.setNode(aNode({ name: 'a' }))
  const pod = aPod({}, { cpu: '1' })
  cache.assume(podInfo(pod), 'a')
  expect(requested(cache)).toEqual([1000])
  cache.forget(pod.metadata.uid)
  expect(requested(cache)).toEqual([0])
  cache.assume(podInfo(pod), 'a')
  cache.setPod({ ...pod, spec: { ...pod.spec, nodeName: 'a' } })
  cache.forget(pod.metadata.uid)
  expect([requested(cache), cache.isAssumed(pod.metadata.uid)]).toEqual([[1000], false])
  expect([cache.removePod(pod.metadata.uid), cache.removePod(pod.metadata.uid)]).toEqual([true, false])
  expect(requested(cache)).toEqual([0])
})

it('lets the API overrule where a pod was assumed to go', () => {
  const cache = new SchedulerCache()
  for (const name of ['a', 'b']) cache.setNode(aNode({ name }))
  const pod = aPod({}, { cpu: '1' })
  cache.assume(podInfo(pod), 'a')
  cache.setPod({ ...pod, spec: { ...pod.spec, nodeName: 'b' } })
  expect(requested(cache)).toEqual([0, 1000])
})

it('remembers pods of a node that comes later, and never shows a node that is not there', () => {
  const cache = new SchedulerCache()
  cache.setPod(aPod({ nodeName: 'a' }, { cpu: '1' }))
  expect(cache.snapshot()).toEqual([])
  cache.setNode(aNode({ name: 'a' }))
  expect(requested(cache)).toEqual([1000])
  cache.removeNode('a')
  expect(cache.snapshot()).toEqual([])
  cache.setNode(aNode({ name: 'a' }))
  expect(requested(cache)).toEqual([1000])
})

it('never changes a snapshot that was given', () => {
  const cache = new SchedulerCache()
  cache.setNode(aNode({ name: 'a' }))
  const before = cache.snapshot()
  cache.assume(podInfo(aPod({}, { cpu: '1' })), 'a')
  expect(before[0]?.requested.milliCpu).toBe(0)
})
