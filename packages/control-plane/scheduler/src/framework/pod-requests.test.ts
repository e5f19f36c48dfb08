import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aPod } from '../testing/objects.js'
import { comparableRequests, podRequests } from './pod-requests.js'

const container = (cpu: string, restartPolicy?: string): corev1.Container => ({
  name: cpu,
  resources: { requests: { cpu } },
  ...(restartPolicy === undefined ? {} : { restartPolicy }),
})
const milli = (spec: Partial<corev1.PodSpec>): number => podRequests(aPod(spec)).milliCpu

it.each<[string, Partial<corev1.PodSpec>, number]>([
  ['sums containers', { containers: [container('100m'), container('200m')] }, 300],
  ['takes a greater init container', { containers: [container('100m')], initContainers: [container('1')] }, 1000],
  ['takes the greatest init container, not their sum', { containers: [], initContainers: [container('1'), container('2')] }, 2000],
  ['adds sidecars', { containers: [container('100m')], initContainers: [container('50m', 'Always')] }, 150],
  [
    'adds sidecars to init containers started after them',
    { containers: [container('100m')], initContainers: [container('50m', 'Always'), container('400m')] },
    450,
  ],
  [
    'but not to those before',
    { containers: [container('100m')], initContainers: [container('400m'), container('50m', 'Always')] },
    400,
  ],
  ['adds the overhead', { containers: [container('100m')], overhead: { cpu: '30m' } }, 130],
  ['lets the pod say it for all', { containers: [container('100m')], resources: { requests: { cpu: '1' } } }, 1000],
])('%s', (_, spec, expected) => {
  expect(milli(spec)).toBe(expected)
})

it('counts extended resources and huge pages, nothing else', () => {
  const pod = aPod({}, { 'example.com/gpu': '2', 'hugepages-2Mi': '4Mi', pods: '3' })
  expect([...podRequests(pod).scalars]).toEqual([
    ['example.com/gpu', 2],
    ['hugepages-2Mi', 4 * 1024 * 1024],
  ])
})

it('assumes something of each container that says nothing, for comparing only', () => {
  const pod = aPod({ containers: [container('1'), { name: 'x', resources: {} }] })
  expect(podRequests(pod)).toMatchObject({ milliCpu: 1000, memory: 0 })
  expect(comparableRequests(pod)).toMatchObject({ milliCpu: 1100, memory: 400 * 1024 * 1024 })
})
