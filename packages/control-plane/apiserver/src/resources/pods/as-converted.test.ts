import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { asConverted } from './as-converted.js'

const pod = (status: corev1.PodStatus): corev1.Pod => ({
  metadata: { name: 'p', namespace: 'd', uid: 'u', resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z' },
  spec: { containers: [{ name: 'c', image: 'i', resources: {} }] },
  status,
})

const [a, b] = ['10.1.1.1', 'fd00::1']
const ips = (...all: string[]): corev1.PodIP[] => all.map((ip) => ({ ip }))

it.each<[corev1.PodStatus, corev1.PodStatus]>([
  [{ podIP: a }, { podIP: a, podIPs: ips(a) }],
  [{ podIPs: ips(a, b) }, { podIP: a, podIPs: ips(a, b) }],
  [{ podIP: a, podIPs: ips(a, b) }, { podIP: a, podIPs: ips(a, b) }],
  [{ podIP: b, podIPs: ips(a, b) }, { podIP: b, podIPs: ips(b) }],
  [{}, {}],
])('the address of %j is one of all', (sent, expected) => {
  const next = pod(sent)
  asConverted(next)
  expect(next.status).toEqual(expected)
})
