import { describe, expect, it } from 'vitest'
import type { ServicePort } from './service-port.js'
import { staleFlows } from './stale-flows.js'

const dns: ServicePort = {
  namespace: 'kube-system',
  service: 'kube-dns',
  portName: 'dns',
  protocol: 'UDP',
  clusterIP: '10.96.0.10',
  port: 53,
  nodePort: 30_053,
  externalIPs: [],
  loadBalancerIPs: [],
  affinitySeconds: 0,
  endpoints: [
    { ip: '10.244.0.2', port: 53 },
    { ip: '10.244.0.3', port: 53 },
  ],
}
const [first] = dns.endpoints

describe('staleFlows', () => {
  it('are those to endpoints that went away', () => {
    const after = { ...dns, endpoints: first ? [first] : [] }
    expect(staleFlows([dns], [after])).toEqual([{ to: '10.96.0.10', endpoint: '10.244.0.3' }])
    expect(staleFlows([dns], [])).toHaveLength(2)
  })

  it('are all from before the first endpoint came', () => {
    expect(staleFlows([{ ...dns, endpoints: [] }], [dns])).toEqual([{ to: '10.96.0.10' }, { nodePort: 30_053 }])
  })

  it('are none when nothing went away, and never of TCP', () => {
    expect(staleFlows([dns], [dns])).toEqual([])
    expect(staleFlows([{ ...dns, protocol: 'TCP' }], [])).toEqual([])
  })
})
