import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { kinds } from '../kinds/kinds.js'
import { decode } from './decode.js'

const pod = (spec: object): object => ({ kind: 'Pod', apiVersion: 'v1', metadata: { name: 'p' }, spec })
const errorOf = (type: string, value: unknown): string | undefined => decode(type, value).error

describe('decode lays an object out as upstream writes it', () => {
  test('in the schema order, without nulls, with the structs that are always there', () => {
    const given = { spec: { nodeName: null, containers: [{ image: 'i', name: 'c' }] }, kind: 'Pod', metadata: {} }
    expect(JSON.stringify(decode('corev1.Pod', given).object)).toBe(
      '{"kind":"Pod","metadata":{},"spec":{"containers":[{"name":"c","image":"i","resources":{}}]},"status":{}}',
    )
  })

  test('empty values go where they are omitted when empty, and stay behind pointers', () => {
    const spec = { replicas: 0, paused: false, minReadySeconds: 0, selector: {}, template: {} }
    expect(decode('appsv1.DeploymentSpec', spec).object).toEqual({
      replicas: 0,
      selector: {},
      template: { metadata: {}, spec: { containers: null } },
      strategy: {},
    })
    expect(decode('corev1.ConfigMap', { data: {}, immutable: false }).object).toEqual({ metadata: {}, immutable: false })
  })

  test('lists, times and numbers that are always written are null or zero', () => {
    expect(decode('rbacv1.Role', {}).object).toEqual({ metadata: {}, rules: null })
    expect(decode('corev1.PodCondition', { type: 'Ready', status: 'True' }).object).toEqual({
      type: 'Ready',
      status: 'True',
      lastProbeTime: null,
      lastTransitionTime: null,
    })
    expect(decode('corev1.ServicePort', {}).object).toEqual({ port: 0, targetPort: 0 })
    expect(decode('corev1.ContainerStatus', {}).object).toMatchObject({ ready: false, restartCount: 0, image: '' })
  })

  test('managers decoded before are taken as they are, but not for anything else', () => {
    const managers = [{ manager: 'm', operation: 'Update' }]
    const metadata = { name: 'p', managedFields: managers }
    expect(decode('corev1.Pod', { metadata }, managers).object).toMatchObject({ metadata: { managedFields: managers } })
    expect(Reflect.get(decode('metav1.ObjectMeta', metadata, managers).object, 'managedFields')).toBe(managers)
    expect(decode('corev1.Pod', { spec: { tolerations: managers } }, managers).unknown).toEqual([
      'unknown field "spec.tolerations[0].manager"',
      'unknown field "spec.tolerations[0].operation"',
    ])
  })

  test('a null element is the zero value, and keys of maps are sorted', () => {
    const { object } = decode('corev1.ConfigMap', { data: { b: null, a: 'x' } })
    expect(JSON.stringify(object)).toBe('{"metadata":{},"data":{"a":"x","b":""}}')
    expect(decode('corev1.PodSpec', { containers: [null] }).object).toEqual({ containers: [{ name: '', resources: {} }] })
    const hostile = decode('corev1.ConfigMap', JSON.parse('{"data":{"__proto__":"p"}}'))
    expect(JSON.stringify(hostile.object)).toBe('{"metadata":{},"data":{"__proto__":"p"}}')
  })

  test('embedded structs are flat', () => {
    const volume = { configMap: { name: 'c', items: [] }, name: 'v' }
    expect(JSON.stringify(decode('corev1.Volume', volume).object)).toBe('{"name":"v","configMap":{"name":"c"}}')
  })

  test('quantities, times and base64 are canonical', () => {
    expect(decode('corev1.ResourceRequirements', { limits: { memory: '1024Mi', cpu: 0.5 } }).object).toEqual({
      limits: { cpu: '500m', memory: '1Gi' },
    })
    const lease = { metadata: { creationTimestamp: '2024-01-01T02:00:00+02:00' }, spec: { renewTime: '2024-01-01T00:00:00.1234560Z' } }
    expect(errorOf('coordinationv1.Lease', lease)).toContain('cannot parse "0Z" as "Z07:00"')
    lease.spec.renewTime = '2024-01-01T00:00:00.123456Z'
    expect(decode('coordinationv1.Lease', lease).object).toEqual({
      metadata: { creationTimestamp: '2024-01-01T00:00:00Z' },
      spec: { renewTime: '2024-01-01T00:00:00.123456Z' },
    })
    expect(decode('corev1.Secret', { data: { a: 'YWI=\n', b: 'YQ==' } }).object).toMatchObject({ data: { a: 'YWI=', b: 'YQ==' } })
  })
})

test('decode keeps integers that a double cannot hold', () => {
  const activeDeadlineSeconds = 2n ** 60n + 1n
  const limits = { cpu: 2n ** 60n }
  const { object, error } = decode('corev1.Pod', pod({ activeDeadlineSeconds, containers: [{ name: 'c', resources: { limits } }] }))
  expect(error).toBeUndefined()
  const reasonOf = (spec: object): string | undefined => decode('corev1.Pod', pod(spec)).error?.replace(/^.* cannot unmarshal /, '')
  expect([reasonOf({ priority: 2n ** 60n }), reasonOf({ activeDeadlineSeconds: 2n ** 64n }), reasonOf({ dnsPolicy: 2n ** 60n })]).toEqual([
    'number 1152921504606846976 into Go struct field PodSpec.spec.priority of type int32',
    'number 18446744073709551616 into Go struct field PodSpec.spec.activeDeadlineSeconds of type int64',
    'number into Go struct field PodSpec.spec.dnsPolicy of type v1.DNSPolicy',
  ])
  expect(object['spec']).toMatchObject({ activeDeadlineSeconds, containers: [{ resources: { limits: { cpu: '1152921504606846976' } } }] })
})

describe('decode tells what is wrong in the words of encoding/json', () => {
  const cases: readonly [string, unknown, string][] = [
    ['corev1.Pod', pod([]), 'json: cannot unmarshal array into Go struct field Pod.spec of type v1.PodSpec'],
    ['corev1.Pod', pod({ containers: 's' }), 'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type []v1.Container'],
    ['corev1.Pod', pod({ containers: ['s'] }), 'json: cannot unmarshal string into Go struct field PodSpec.spec.containers of type v1.Container'],
    ['corev1.Pod', pod({ dnsPolicy: 5 }), 'json: cannot unmarshal number into Go struct field PodSpec.spec.dnsPolicy of type v1.DNSPolicy'],
    ['corev1.Pod', pod({ priority: 1.5 }), 'json: cannot unmarshal number 1.5 into Go struct field PodSpec.spec.priority of type int32'],
    ['corev1.Pod', pod({ priority: 2147483648 }), 'json: cannot unmarshal number 2147483648 into Go struct field PodSpec.spec.priority of type int32'],
    ['corev1.Pod', [], 'json: cannot unmarshal array into Go value of type v1.Pod'],
    ['corev1.Secret', { data: [] }, 'json: cannot unmarshal array into Go struct field Secret.data of type map[string][]uint8'],
    ['corev1.Secret', { data: { a: 5 } }, 'json: cannot unmarshal number into Go struct field Secret.data of type []uint8'],
    ['corev1.Secret', { data: { a: 'Bad Value!' } }, 'illegal base64 data at input byte 3'],
    ['corev1.Service', { spec: { ports: [{ targetPort: true }] } }, 'json: cannot unmarshal bool into Go struct field ServicePort.spec.ports.targetPort of type int32'],
    ['corev1.Event', { firstTimestamp: 5 }, 'json: cannot unmarshal number into Go struct field Event.firstTimestamp of type string'],
    ['corev1.Event', { firstTimestamp: '' }, 'parsing time "" as "2006-01-02T15:04:05Z07:00": cannot parse "" as "2006"'],
    ['autoscalingv2.HorizontalPodAutoscaler', { spec: { metrics: 's' } }, 'json: cannot unmarshal string into Go struct field HorizontalPodAutoscalerSpec.spec.metrics of type []v2.MetricSpec'],
  ]
  test.each(cases)('%s %j', (type, value, error) => {
    expect(errorOf(type, value)).toBe(error)
  })

  test('the first mismatch counts, but an error that ends the decoding wins', () => {
    const wrong = { priority: 'x', dnsPolicy: 5 }
    expect(errorOf('corev1.PodSpec', wrong)).toContain('PodSpec.priority')
    const ended = { ...wrong, overhead: { cpu: 'x' } }
    expect(errorOf('corev1.PodSpec', ended)).toContain('quantities must match')
  })

  test('unknown fields are listed by path, in order, once', () => {
    const spec = { bogus: 1, containers: [{ name: 'c' }, { Image: 'i', env: [{ x: 1 }] }], volumes: [{ configMap: { y: 1 } }] }
    expect(decode('corev1.Pod', pod(spec)).unknown).toEqual([
      'unknown field "spec.bogus"',
      'unknown field "spec.containers[1].Image"',
      'unknown field "spec.containers[1].env[0].x"',
      'unknown field "spec.volumes[0].configMap.y"',
    ])
    const schema = { properties: { a: { zzz: 1, items: { dropped: 1 } } } }
    const { unknown, object } = decode('apiextensionsv1.JSONSchemaProps', schema)
    expect(unknown).toEqual(['unknown field "properties.a.zzz"'])
    expect(object).toEqual({ properties: { a: { items: {} } } })
  })

  test('nesting without end is refused', () => {
    for (const [first, second] of [['not', 'not'], ['items', 'not'], ['items', 'additionalProperties']] as const) {
      let nested: object = {}
      for (let depth = 0; depth < 3000; depth++) nested = { [depth % 2 === 0 ? first : second]: nested }
      expect(errorOf('apiextensionsv1.JSONSchemaProps', nested)).toBe('exceeded max depth')
    }
  })

  test('a schema may be a boolean where one is allowed', () => {
    expect(decode('apiextensionsv1.JSONSchemaProps', { additionalProperties: false }).object).toEqual({ additionalProperties: false })
    expect(errorOf('apiextensionsv1.JSONSchemaProps', { additionalProperties: 5 })).toBe('boolean or JSON schema expected')
    expect(errorOf('apiextensionsv1.JSONSchemaProps', { not: { items: { type: 5 } } })).toBe(
      'json: cannot unmarshal number into Go struct field JSONSchemaProps.not.items of type string',
    )
  })
})

describe('decode of anything', () => {
  const types = fc.constantFrom(...kinds.map(({ type }) => type))

  property.prop([types, fc.jsonValue()])('never throws, and knows what it made', (type, value) => {
    const { object, error } = decode(type, { metadata: value, spec: value, status: value })
    if (error === undefined) expect(decode(type, object)).toEqual({ object, unknown: [] })
  })
})
