import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testContainer, testPod } from '../testing/test-pod.js'
import { admit } from './admit.js'
import { podRequests } from './pod-requests.js'

const node = {
  metadata: { name: 'n1', labels: { disk: 'hdd', zone: 'a', cores: '8' }, uid: '', resourceVersion: '', creationTimestamp: '' },
  spec: {},
  status: {
    allocatable: { cpu: '2', memory: '1Gi', pods: '3' },
    daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
    nodeInfo: { operatingSystem: 'linux' },
  },
} as unknown as corev1.Node

const asking = (requests: Record<string, string>): corev1.Container => testContainer({ resources: { requests } })
const pod = (spec: Partial<corev1.PodSpec> = {}, metadata: object = {}): corev1.Pod => testPod('p', spec, metadata)
const port = (hostPort: number, more: object = {}): Partial<corev1.PodSpec> => ({
  containers: [testContainer({ ports: [{ containerPort: 80, hostPort, ...more }] })],
})
const affinity = (key: string, operator: string, ...values: string[]): Partial<corev1.PodSpec> => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [{ key, operator, ...(values.length > 0 ? { values } : {}) }] }],
      },
    },
  },
})

const cases: readonly [string, corev1.Pod, corev1.Pod[], string | undefined][] = [
  ['a pod that fits', pod({ containers: [asking({ cpu: '2', memory: '1Gi' })] }), [], undefined],
  ['too much cpu', pod({ containers: [asking({ cpu: '2001m' })] }), [], 'OutOfcpu'],
  ['too much memory beside others', pod({ containers: [asking({ memory: '1' })] }), [pod({ containers: [asking({ memory: '1Gi' })] })], 'OutOfmemory'],
  ['one pod too many', pod(), [pod(), pod(), pod()], 'OutOfpods'],
  ['a resource the node knows nothing of', pod({ containers: [asking({ 'example.com/gpu': '1' })] }), [], undefined],
  ['another node selected', pod({ nodeSelector: { disk: 'ssd' } }), [], 'NodeAffinity'],
  ['affinity In', pod(affinity('zone', 'In', 'a', 'b')), [], undefined],
  ['affinity NotIn', pod(affinity('zone', 'NotIn', 'a')), [], 'NodeAffinity'],
  ['affinity Gt', pod(affinity('cores', 'Gt', '4')), [], undefined],
  ['affinity DoesNotExist', pod(affinity('zone', 'DoesNotExist')), [], 'NodeAffinity'],
  ['a taken host port', pod(port(80)), [pod(port(80))], 'NodePorts'],
  ['the same port of another protocol', pod(port(80, { protocol: 'UDP' })), [pod(port(80))], undefined],
  ['the same port of another address', pod(port(80, { hostIP: '10.0.0.1' })), [pod(port(80, { hostIP: '10.0.0.2' }))], undefined],
  ['a port of one address where all are taken', pod(port(80, { hostIP: '10.0.0.1' })), [pod(port(80))], 'NodePorts'],
  ['another operating system', pod({ os: { name: 'windows' } }), [], 'PodOSNotSupported'],
]

describe('admit', () => {
  it.each(cases)('%s', (_name, asked, others, reason) => {
    expect(admit(asked, others, node)?.reason).toBe(reason)
  })

  it('counts in thousandths of a core in its message', () => {
    const message = "Node didn't have enough resource: cpu, requested: 3000, used: 0, capacity: 2000"
    expect(admit(pod({ containers: [asking({ cpu: '3' })] }), [], node)?.message).toBe(message)
  })
})

describe('podRequests', () => {
  it('is the greater of the containers and the greatest init container, with sidecars and overhead', () => {
    const init = (cpu: string, more: Partial<corev1.Container> = {}): corev1.Container => ({ ...asking({ cpu }), ...more })
    const sidecar = { restartPolicy: 'Always' }
    expect(podRequests(pod({ containers: [asking({ cpu: '1' }), asking({ cpu: '500m' })] }))).toEqual({ cpu: 1500 })
    expect(podRequests(pod({ containers: [asking({ cpu: '1' })], initContainers: [init('3')] }))).toEqual({ cpu: 3000 })
    expect(podRequests(pod({ containers: [asking({ cpu: '1' })], initContainers: [init('1', sidecar), init('3')] }))).toEqual({ cpu: 4000 })
    expect(podRequests(pod({ containers: [asking({ cpu: '1' })], overhead: { cpu: '100m' } }))).toEqual({ cpu: 1100 })
  })
})
