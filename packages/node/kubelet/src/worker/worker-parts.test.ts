import { describe, expect, it } from 'vitest'
import { kubeletOptions } from '../options.js'
import { testContainer, testPod } from '../testing/test-pod.js'
import { containerConfig } from './container-config.js'
import { containerHash } from './container-hash.js'
import { containerResources } from './container-resources.js'
import { containerSecurity, rootRefusal } from './container-security.js'
import { sandboxConfig } from './sandbox-config.js'

describe('a container\'s hash', () => {
  it('changes with the name and the image alone', () => {
    const hash = containerHash(testContainer())
    expect(containerHash(testContainer({ env: [{ name: 'A' }], resources: { limits: { cpu: '1' } } }))).toBe(hash)
    expect(containerHash(testContainer({ image: 'web:2' }))).not.toBe(hash)
    expect(containerHash(testContainer({ name: 'd' }))).not.toBe(hash)
  })
})

describe('a container\'s resources', () => {
  const of = (resources: object, qos = 'Burstable'): object => containerResources(testContainer({ resources }), qos, 1024 ** 3)
  it.each([
    [{}, { cpuShares: 2, oomScoreAdj: 1000 }],
    [{ requests: { cpu: '250m' } }, { cpuShares: 256, oomScoreAdj: 1000 }],
    [{ requests: { cpu: '1m' } }, { cpuShares: 2 }],
    [{ limits: { cpu: '500m' } }, { cpuShares: 512, cpuQuota: 50_000, cpuPeriod: 100_000 }],
    [{ limits: { cpu: '1m' } }, { cpuQuota: 1000 }],
    [{ limits: { memory: '64Mi' } }, { memoryBytes: 64 * 1024 ** 2, oomScoreAdj: 938 }],
  ])('%j', (resources, expected) => {
    expect(of(resources)).toMatchObject(expected)
  })
  it('guards guaranteed containers', () => {
    expect(of({}, 'Guaranteed')).toMatchObject({ oomScoreAdj: -997 })
  })
})

describe('a container\'s security', () => {
  it('takes its own settings over the pod\'s', () => {
    const pod = testPod('p', { securityContext: { runAsUser: 1, runAsGroup: 2, fsGroup: 3, supplementalGroups: [4] } })
    const container = testContainer({ securityContext: { runAsUser: 9, allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } })
    expect(containerSecurity(pod, container)).toMatchObject({
      user: '9:2',
      groups: ['4', '3'],
      noNewPrivileges: true,
      dropCapabilities: ['ALL'],
    })
  })
  it('refuses root where it is forbidden', () => {
    const pod = testPod('p', { securityContext: { runAsNonRoot: true, runAsUser: 0 } })
    expect(rootRefusal(pod, testContainer())).toMatch(/^container's runAsUser breaks non-root policy/)
    expect(rootRefusal(pod, testContainer({ securityContext: { runAsUser: 5 } }))).toBeUndefined()
  })
})

describe('a container\'s config', () => {
  const config = (container: ReturnType<typeof testContainer>): ReturnType<typeof containerConfig> =>
    containerConfig({
      pod: testPod('p'),
      container,
      attempt: 0,
      env: [{ name: 'DIR', value: 'logs' }],
      volumes: new Map([['v', '/volumes/v']]),
      memory: '1Gi',
    })
  it('expands variables in commands and sub-paths', () => {
    const mount = { name: 'v', mountPath: '/m', subPathExpr: '$(DIR)/x' }
    const made = config(testContainer({ command: ['run', '$(DIR)', '$(NONE)'], volumeMounts: [mount] }))
    expect(made.command).toEqual(['run', 'logs', '$(NONE)'])
    expect(made.mounts).toEqual([{ hostPath: '/volumes/v/logs/x', containerPath: '/m', readOnly: false }])
    expect(made.image).toBe('web:1')
  })
  it('gives an image without a tag its latest', () => {
    expect(config(testContainer({ image: 'host:5000/web' })).image).toBe('host:5000/web:latest')
  })
  it('does not leave a volume by a sub-path', () => {
    const mount = { name: 'v', mountPath: '/m', subPath: '../other' }
    expect(() => config(testContainer({ volumeMounts: [mount] }))).toThrow('must stay below its volume')
  })
})

describe('a sandbox\'s config', () => {
  const options = kubeletOptions({ clusterDns: ['10.96.0.10'] })
  it('resolves through the cluster, by policy', () => {
    const dns = (spec: object): unknown => sandboxConfig(testPod('p', spec), 0, options).dns
    const cluster = {
      servers: ['10.96.0.10'],
      searches: ['default.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
      options: ['ndots:5'],
    }
    expect(dns({})).toEqual(cluster)
    expect(dns({ hostNetwork: true })).toBeUndefined()
    expect(dns({ hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' })).toEqual(cluster)
    expect(dns({ dnsPolicy: 'None', dnsConfig: { nameservers: ['1.1.1.1'], options: [{ name: 'ndots', value: '1' }] } })).toEqual({
      servers: ['1.1.1.1'],
      searches: [],
      options: ['ndots:1'],
    })
  })
  it('publishes host ports, and cuts long names', () => {
    const containers = [testContainer({ ports: [{ containerPort: 80, hostPort: 8080 }, { containerPort: 81 }] })]
    const made = sandboxConfig(testPod(`${'n'.repeat(62)}-tail`, { containers }), 2, options)
    expect(made.hostname).toBe('n'.repeat(62))
    expect(made.ports).toEqual([{ containerPort: 80, hostPort: 8080, protocol: 'TCP' }])
    expect(made.attempt).toBe(2)
  })
})
