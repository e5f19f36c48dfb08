import { fc, test } from '@fast-check/vitest'
import type { corev1, FieldError } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import type { Claim, Context } from '../contract.js'
import { addressRange } from './address-range.js'
import { serviceAllocation } from './allocation.js'
import { clusterIPKey } from './cluster-ips.js'
import { defaultService } from './defaults.js'
import { nodePortKey } from './node-ports.js'
import { normaliseService } from './normalise.js'
import { chooseFree, staticBand } from './static-band.js'

const context: Context = {
  clock: new VirtualClock(),
  random: seededRandom(1),
  options: { serviceClusterIPRange: '10.0.0.0/28', serviceNodePortRange: { from: 30000, to: 30009 } },
}

function service(spec: Partial<corev1.ServiceSpec>): corev1.Service {
  const made: corev1.Service = {
    metadata: { name: 'web', namespace: 'default', uid: '', resourceVersion: '', creationTimestamp: '' },
    spec: { ports: [{ port: 80 }], ...spec },
    status: { loadBalancer: {} },
  }
  defaultService(made)
  normaliseService(made)
  return made
}

function allocate(made: corev1.Service, taken: readonly string[] = [], old?: corev1.Service): readonly string[] {
  const found = serviceAllocation.claims(made, old, { has: (key) => taken.includes(key) }, context)
  return found.map((one: Claim | FieldError) => ('key' in one ? one.key : `${one.field}: ${String(one.badValue)}: ${one.detail}`))
}

describe('cluster addresses', () => {
  it('gives a free one, in all the fields that tell of it', () => {
    const made = service({})
    const [key] = allocate(made)
    const { clusterIP = '', clusterIPs, ipFamilies, ipFamilyPolicy } = made.spec
    expect(key).toBe(clusterIPKey(clusterIP))
    expect({ clusterIPs, ipFamilies, ipFamilyPolicy }).toEqual({
      clusterIPs: [clusterIP],
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
    })
  })

  it.each([
    ['10.0.0.5', [clusterIPKey('10.0.0.5')], 'provided IP is already allocated'],
    ['10.0.0.0', [], 'the provided IP (10.0.0.0) is not in the valid range. The range of valid IPs is 10.0.0.0/28'],
    ['10.0.0.15', [], 'the provided IP (10.0.0.15) is not in the valid range. The range of valid IPs is 10.0.0.0/28'],
    ['10.9.9.9', [], 'the provided network does not match the current range'],
  ])('refuses %s in upstream words', (clusterIP, taken, why) => {
    const errors = allocate(service({ clusterIP }), taken)
    expect(errors).toEqual([`spec.clusterIPs: ${clusterIP}: failed to allocate IP ${clusterIP}: ${why}`])
  })

  it('gives none to headless services and to names, and keeps the own', () => {
    expect(allocate(service({ clusterIP: 'None' }))).toEqual([])
    expect(allocate(service({ type: 'ExternalName', externalName: 'example.com' }))).toEqual([])
    const old = service({ clusterIP: '10.0.0.5' })
    allocate(old)
    const next = service({ clusterIP: '10.0.0.5' })
    expect(allocate(next, [clusterIPKey('10.0.0.5')], old)).toEqual([clusterIPKey('10.0.0.5')])
  })

  it('lets go of what a change to a name frees', () => {
    const old = service({ type: 'NodePort' })
    allocate(old)
    const next = structuredClone(old)
    next.spec.type = 'ExternalName'
    next.spec.externalName = 'example.com'
    normaliseService(next, old)
    expect(allocate(next, [], old)).toEqual([])
    expect(next.spec).not.toHaveProperty('clusterIP')
    expect(next.spec.ports?.[0]).not.toHaveProperty('nodePort')
  })

  it('says that the range is full', () => {
    const range = addressRange('10.0.0.0/28')
    const all = Array.from({ length: range.size }, (_, offset) => clusterIPKey(range.address(offset)))
    expect(() => allocate(service({}), all)).toThrow('failed to allocate a serviceIP: range is full')
  })

  it('cannot give addresses of a family the cluster does not have', () => {
    expect(allocate(service({ ipFamilies: ['IPv6'] }))).toEqual(['spec.ipFamilies[0]: IPv6: not configured on this cluster'])
    const policy = 'spec.ipFamilyPolicy: RequireDualStack: this cluster is not configured for dual-stack services'
    expect(allocate(service({ ipFamilyPolicy: 'RequireDualStack' }))).toEqual([policy])
  })
})

describe('node ports', () => {
  it('gives one to each port, and the same to one port on two protocols', () => {
    const ports = [
      { name: 'a', port: 53, protocol: 'TCP' },
      { name: 'b', port: 53, protocol: 'UDP' },
      { name: 'c', port: 80 },
    ]
    const made = service({ type: 'NodePort', ports })
    const keys = allocate(made)
    const [a, b, c] = (made.spec.ports ?? []).map(({ nodePort }) => nodePort)
    expect(a).toBe(b)
    expect(c).not.toBe(a)
    expect(keys.slice(1)).toEqual([nodePortKey(a ?? 0), nodePortKey(c ?? 0)])
  })

  it.each([
    [30003, [nodePortKey(30003)], 'provided port is already allocated'],
    [80, [], 'provided port is not in the valid range. The range of valid ports is 30000-30009'],
  ])('refuses %d in upstream words', (nodePort, taken, why) => {
    const made = service({ type: 'NodePort', ports: [{ port: 80, nodePort }] })
    expect(allocate(made, taken)).toEqual([`spec.ports[0].nodePort: ${nodePort}: ${why}`])
  })

  it('gives a health check its own where traffic stays on the node', () => {
    const made = service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' })
    expect(allocate(made)).toHaveLength(3)
    expect(made.spec.healthCheckNodePort).not.toBe(made.spec.ports?.[0]?.nodePort)
  })

  it('gives none where the service does not want them', () => {
    expect(allocate(service({ type: 'LoadBalancer', allocateLoadBalancerNodePorts: false }))).toHaveLength(1)
  })

  it('keeps those a writer left out', () => {
    const old = service({ type: 'NodePort' })
    allocate(old)
    const next = service({ type: 'NodePort' })
    normaliseService(next, old)
    expect(next.spec.clusterIP).toBe(old.spec.clusterIP)
    expect(next.spec.ports).toEqual(old.spec.ports)
  })
})

test.prop([fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(299)), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })], { seed: 1 })(
  'a free number is found whenever there is one, below the band only when all above are taken',
  (size, used, chance) => {
    const taken = new Set(used)
    const band = staticBand(size, { step: 16, least: 16, most: 256 })
    const found = chooseFree(size, band, () => chance, (offset) => taken.has(offset))
    const free = Array.from({ length: size }, (_, offset) => offset).filter((offset) => !taken.has(offset))
    expect(found === undefined).toBe(free.length === 0)
    if (found !== undefined) expect(free).toContain(found)
    if (found !== undefined && found < band) expect(free.every((offset) => offset < band)).toBe(true)
  },
)
