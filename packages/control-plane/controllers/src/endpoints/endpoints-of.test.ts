import type { corev1 } from '@orrery/api'
import { expect, it } from 'vitest'
import { aPod, aService } from '../testing/objects.js'
import { endpointsOf } from './endpoints-of.js'

const since = '2024-01-01T00:00:00Z'
const addresses = (list: corev1.EndpointAddress[] | undefined): string[] | undefined => list?.map((item) => item.ip)
const shape = (subsets: readonly corev1.EndpointSubset[]): unknown =>
  subsets.map((subset) => [addresses(subset.addresses), addresses(subset.notReadyAddresses), subset.ports])
const http = [{ port: 8080, protocol: 'TCP' }]

it('tells ready from not ready, in order of the addresses', () => {
  const pods = [aPod({ ip: '10.0.0.9', readySince: since }), aPod({ ip: '10.0.0.1', readySince: since }), aPod({ ip: '10.0.0.5' })]
  expect(shape(endpointsOf(aService(), pods))).toEqual([[['10.0.0.1', '10.0.0.9'], ['10.0.0.5'], http]])
})

it('names the pod and its node', () => {
  const pod = aPod({ ip: '10.0.0.1', readySince: since, spec: { hostname: 'h', subdomain: 'web' } })
  const { name, uid } = pod.metadata
  expect(endpointsOf(aService(), [pod])[0]?.addresses).toEqual([
    { ip: '10.0.0.1', hostname: 'h', nodeName: 'n1', targetRef: { kind: 'Pod', namespace: 'default', name, uid } },
  ])
})

it('leaves out pods that are finished, without an address, or being deleted', () => {
  const gone = [
    aPod({ ip: '10.0.0.1', status: { phase: 'Succeeded' } }),
    aPod(),
    aPod({ ip: '10.0.0.2', metadata: { deletionTimestamp: since } }),
  ]
  expect(endpointsOf(aService(), gone)).toEqual([])
})

it('publishes all addresses as ready where the service asks for it', () => {
  const pods = [aPod({ ip: '10.0.0.1' }), aPod({ ip: '10.0.0.2', metadata: { deletionTimestamp: since } })]
  expect(shape(endpointsOf(aService({ publishNotReadyAddresses: true }), pods))).toEqual([
    [['10.0.0.1', '10.0.0.2'], undefined, http],
  ])
})

it('keeps ports with the same addresses together and others apart', () => {
  const old = [{ name: 'web', containerPort: 8000, protocol: 'TCP' }]
  const pods = [
    aPod({ ip: '10.0.0.1', readySince: since }),
    aPod({ ip: '10.0.0.2', readySince: since, spec: { containers: [{ name: 'c', resources: {}, ports: old }] } }),
  ]
  const ports = [
    { name: 'a', port: 80, targetPort: 'http' },
    { name: 'b', port: 443, targetPort: 8443 },
    { name: 'c', port: 444, targetPort: 8444 },
  ]
  expect(shape(endpointsOf(aService({ ports }), pods))).toEqual([
    [['10.0.0.1'], undefined, [{ name: 'a', port: 8080, protocol: 'TCP' }]],
    [
      ['10.0.0.1', '10.0.0.2'],
      undefined,
      [
        { name: 'b', port: 8443, protocol: 'TCP' },
        { name: 'c', port: 8444, protocol: 'TCP' },
      ],
    ],
  ])
})

it('lists addresses without ports for a headless service without ports', () => {
  const pods = [aPod({ ip: '10.0.0.1', readySince: since })]
  expect(shape(endpointsOf(aService({ clusterIP: 'None', ports: [] }), pods))).toEqual([
    [['10.0.0.1'], undefined, undefined],
  ])
  expect(endpointsOf(aService({ ports: [] }), pods)).toEqual([])
})

it("takes the pod's address of the service's family", () => {
  const status = { podIP: '10.0.0.1', podIPs: [{ ip: '10.0.0.1' }, { ip: 'fd00::1' }] }
  const pods = [aPod({ readySince: since, status: { ...status, conditions: [{ type: 'Ready', status: 'True' }] } })]
  expect(shape(endpointsOf(aService({ ipFamilies: ['IPv6'] }), pods))).toEqual([[['fd00::1'], undefined, http]])
})
