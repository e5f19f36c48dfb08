import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { defaultPodResources } from '../pod-spec/pod-resources-defaults.js'
import { containerAmounts } from './sum.js'

function container(cpu: string, restartPolicy?: string): corev1.Container {
  return { name: cpu, resources: { requests: { cpu } }, ...(restartPolicy && { restartPolicy }) }
}

it.each<[string, Partial<corev1.PodSpec>]>([
  ['3', { containers: [container('1'), container('2')] }],
  ['5', { containers: [container('1')], initContainers: [container('5'), container('2')] }],
  ['3', { containers: [container('1')], initContainers: [container('2', 'Always')] }],
  ['6', { containers: [container('1')], initContainers: [container('2', 'Always'), container('4')] }],
  ['4', { containers: [container('2')], initContainers: [container('4'), container('2', 'Always')] }],
])('%s', (cpu, spec) => {
  expect(containerAmounts({ containers: [], ...spec }, 'requests').get('cpu')?.toString()).toBe(cpu)
})

it('a pod that is limited asks for what its containers do, or else for its limit', () => {
  const spec = { containers: [container('250m')], resources: { limits: { cpu: '1', memory: '1Gi' } } }
  defaultPodResources(spec)
  expect(spec.resources).toEqual({ limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '250m', memory: '1Gi' } })
})
