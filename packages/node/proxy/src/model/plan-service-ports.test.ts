import type { corev1, discoveryv1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { planServicePorts } from './plan-service-ports.js'

const meta = (name: string, labels: Record<string, string> = {}): corev1.Service['metadata'] => ({
  name,
  namespace: 'default',
  uid: name,
  resourceVersion: '1',
  creationTimestamp: '2024-01-01T00:00:00Z',
  labels,
})

function service(spec: Partial<corev1.ServiceSpec>, labels?: Record<string, string>): corev1.Service {
  const ports = [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }]
  return {
    metadata: meta('web', labels),
    spec: { clusterIP: '10.96.0.9', type: 'ClusterIP', ports, ...spec },
    status: { loadBalancer: {} },
  }
}

function slice(
  endpoints: discoveryv1.Endpoint[],
  port: discoveryv1.EndpointPort = { name: 'http', port: 8080, protocol: 'TCP' },
): discoveryv1.EndpointSlice {
  const metadata = meta('web-1', { 'kubernetes.io/service-name': 'web' })
  return { metadata, addressType: 'IPv4', endpoints, ports: [port] }
}

const endpoint = (ip: string, conditions: discoveryv1.EndpointConditions = { ready: true }): discoveryv1.Endpoint => ({
  addresses: [ip],
  conditions,
})

describe('planServicePorts', () => {
  it('gives the ready endpoints once, in the order of their addresses', () => {
    const slices = [slice([endpoint('10.244.0.10'), endpoint('10.244.0.9')]), slice([endpoint('10.244.0.9')])]
    const [port] = planServicePorts([service({})], slices, [])
    expect(port?.endpoints).toEqual([
      { ip: '10.244.0.9', port: 8080 },
      { ip: '10.244.0.10', port: 8080 },
    ])
  })

  it.each([
    ['headless', service({ clusterIP: 'None' })],
    ['external', service({ type: 'ExternalName', clusterIP: '' })],
    ['another proxy’s', service({}, { 'service.kubernetes.io/service-proxy-name': 'mine' })],
  ])('means nothing for a service that is %s', (_, object) => expect(planServicePorts([object], [], [])).toEqual([]))

  it('sends to terminating endpoints that serve only while none is ready', () => {
    const leaving = endpoint('10.244.0.3', { ready: false, serving: true, terminating: true })
    const only = planServicePorts([service({})], [slice([leaving, endpoint('10.244.0.4', { ready: false })])], [])
    expect(only[0]?.endpoints).toEqual([{ ip: '10.244.0.3', port: 8080 }])
    const both = planServicePorts([service({})], [slice([leaving, endpoint('10.244.0.5')])], [])
    expect(both[0]?.endpoints).toEqual([{ ip: '10.244.0.5', port: 8080 }])
  })

  it('matches ports by name and protocol', () => {
    const udp = slice([endpoint('10.244.0.3')], { name: 'http', port: 8080, protocol: 'UDP' })
    const other = slice([endpoint('10.244.0.3')], { name: 'metrics', port: 9090, protocol: 'TCP' })
    expect(planServicePorts([service({})], [udp, other], [])[0]?.endpoints).toEqual([])
  })

  it('takes Endpoints where a service has no slices', () => {
    const subsets = [{ addresses: [{ ip: '192.168.125.129' }], ports: [{ name: 'http', port: 3306, protocol: 'TCP' }] }]
    const endpoints = [{ metadata: meta('web'), subsets }]
    expect(planServicePorts([service({})], [], endpoints)[0]?.endpoints).toEqual([{ ip: '192.168.125.129', port: 3306 }])
    expect(planServicePorts([service({})], [slice([])], endpoints)[0]?.endpoints).toEqual([])
  })

  it('carries node ports, outside addresses and affinity', () => {
    const object = service({
      type: 'NodePort',
      ports: [{ port: 3306, nodePort: 30_964 }],
      externalIPs: ['192.0.2.1'],
      sessionAffinity: 'ClientIP',
    })
    object.status.loadBalancer = { ingress: [{ ip: '192.0.2.2' }, { hostname: 'x' }, { ip: '192.0.2.3', ipMode: 'Proxy' }] }
    expect(planServicePorts([object], [], [])[0]).toMatchObject({
      portName: '',
      protocol: 'TCP',
      nodePort: 30_964,
      externalIPs: ['192.0.2.1'],
      loadBalancerIPs: ['192.0.2.2'],
      affinitySeconds: 10_800,
    })
  })
})
