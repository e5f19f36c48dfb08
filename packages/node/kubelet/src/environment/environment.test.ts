import type { corev1 } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { testContainer, testPod } from '../testing/test-pod.js'
import { containerEnvironment } from './container-environment.js'
import { expand } from './expand.js'
import { fieldValue } from './field-value.js'
import type { References } from './references.js'
import { resourceValue } from './resource-value.js'
import { serviceVariables } from './service-variables.js'

const meta = (name: string, namespace = 'default'): corev1.Service['metadata'] => ({
  name,
  namespace,
  uid: '',
  resourceVersion: '',
  creationTimestamp: '',
})
const service = (name: string, spec: Partial<corev1.ServiceSpec>, namespace?: string): corev1.Service => ({
  metadata: meta(name, namespace),
  spec: { clusterIP: '10.96.0.9', ports: [{ port: 80 }], ...spec },
  status: { loadBalancer: {} },
})
const references: References = {
  configMap: (_namespace, name) => Promise.resolve(name === 'map' ? { metadata: meta('map'), data: { a: '1', b: '2' } } : undefined),
  secret: (_namespace, name) =>
    Promise.resolve(name === 'sec' ? { metadata: meta('sec'), data: { k: Buffer.from('v').toString('base64') } } : undefined),
  services: () => Promise.resolve([service('web', {})]),
}

describe('expand', () => {
  it.each([
    ['$(A)', '1'],
    ['x$(A)y$(B)', 'x1y2'],
    ['$$(A)', '$(A)'],
    ['$$$(A)', '$1'],
    ['$(NONE)', '$(NONE)'],
    ['$A', '$A'],
    ['$(A', '$(A'],
  ])('%s gives %s', (text, expected) => {
    const values = new Map([['A', '1'], ['B', '2']])
    expect(expand(text, (name) => values.get(name))).toBe(expected)
  })
})

describe('the downward API', () => {
  const pod = testPod('p', { serviceAccountName: 'sa' }, { labels: { b: '2', a: '1' }, annotations: { 'x/y': 'z' } })
  const around = { hostIp: '192.0.2.1', podIps: ['10.0.0.2', 'fd00::2'] }
  it.each([
    ['metadata.name', 'p'],
    ['metadata.labels', 'a="1"\nb="2"'],
    ["metadata.annotations['x/y']", 'z'],
    ["metadata.labels['none']", ''],
    ['spec.serviceAccountName', 'sa'],
    ['status.podIPs', '10.0.0.2,fd00::2'],
    ['spec.nothing', undefined],
  ])('%s is %s', (path, expected) => {
    expect(fieldValue(pod, path, around)).toBe(expected)
  })

  it('rounds resources up to the divisor, and falls back to what the node has', () => {
    const container = testContainer({ resources: { limits: { cpu: '1500m', memory: '100Mi' } } })
    const value = (resource: string, divisor?: string): string | undefined =>
      resourceValue(container, divisor === undefined ? { resource } : { resource, divisor }, { cpu: '4' })
    expect(value('limits.cpu')).toBe('2')
    expect(value('limits.cpu', '1m')).toBe('1500')
    expect(value('limits.memory', '1Mi')).toBe('100')
    expect(value('requests.cpu')).toBe('2')
    expect(resourceValue(testContainer(), { resource: 'limits.cpu' }, { cpu: '4' })).toBe('4')
  })
})

describe('service variables', () => {
  it('are those of the namespace and the API server', () => {
    const services = [
      service('kubernetes', { clusterIP: '10.96.0.1', ports: [{ name: 'https', port: 443 }] }),
      service('my-db', { ports: [{ name: 'sql', port: 3306 }] }, 'shop'),
      service('headless', { clusterIP: 'None' }, 'shop'),
      service('other', {}, 'elsewhere'),
    ]
    const names = serviceVariables(services, 'shop', true).map(({ name, value }) => `${name}=${value}`)
    expect(names).toEqual([
      'KUBERNETES_SERVICE_HOST=10.96.0.1',
      'KUBERNETES_SERVICE_PORT=443',
      'KUBERNETES_SERVICE_PORT_HTTPS=443',
      'KUBERNETES_PORT=tcp://10.96.0.1:443',
      'KUBERNETES_PORT_443_TCP=tcp://10.96.0.1:443',
      'KUBERNETES_PORT_443_TCP_PROTO=tcp',
      'KUBERNETES_PORT_443_TCP_PORT=443',
      'KUBERNETES_PORT_443_TCP_ADDR=10.96.0.1',
      'MY_DB_SERVICE_HOST=10.96.0.9',
      'MY_DB_SERVICE_PORT=3306',
      'MY_DB_SERVICE_PORT_SQL=3306',
      'MY_DB_PORT=tcp://10.96.0.9:3306',
      'MY_DB_PORT_3306_TCP=tcp://10.96.0.9:3306',
      'MY_DB_PORT_3306_TCP_PROTO=tcp',
      'MY_DB_PORT_3306_TCP_PORT=3306',
      'MY_DB_PORT_3306_TCP_ADDR=10.96.0.9',
    ])
    expect(serviceVariables(services, 'shop', false)).toHaveLength(8)
  })
})

describe('a container\'s environment', () => {
  const make = async (more: Partial<corev1.Container>): Promise<string[]> => {
    const around = { hostIp: '', podIps: [] }
    const input = { pod: testPod('p'), container: testContainer(more), around, allocatable: {}, references, services: true }
    const all = await containerEnvironment(input)
    return all.filter(({ name }) => !name.startsWith('WEB_')).map(({ name, value }) => `${name}=${value}`)
  }

  it('takes whole objects with a prefix, then single values, the later winning', async () => {
    const envFrom = [{ configMapRef: { name: 'map' }, prefix: 'M_' }, { secretRef: { name: 'sec' } }]
    expect(await make({ envFrom, env: [{ name: 'M_a', value: 'own $(k)' }] })).toEqual(['M_a=own v', 'M_b=2', 'k=v'])
  })

  it('may refer to services, and leaves out what is optional and missing', async () => {
    const env = [
      { name: 'HOST', value: '$(WEB_SERVICE_HOST)' },
      { name: 'NONE', valueFrom: { secretKeyRef: { name: 'sec', key: 'none', optional: true } } },
    ]
    expect(await make({ env, envFrom: [{ configMapRef: { name: 'none', optional: true } }] })).toEqual(['HOST=10.96.0.9'])
  })

  it.each([
    [{ envFrom: [{ configMapRef: { name: 'none' } }] }, 'configmap "none" not found'],
    [{ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'none', key: 'k' } } }] }, 'secret "none" not found'],
    [
      { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'map', key: 'z' } } }] },
      "couldn't find key z in ConfigMap default/map",
    ],
  ])('refuses %j', async (more, message) => {
    await expect(make(more)).rejects.toThrow(message)
  })
})
