import { describe, expect, test } from 'vitest'
import { kinds } from '../kinds/kinds.js'
import { typeOfKind } from '../kinds/type-of-kind.js'
import { schema } from './schema.js'
import { goTypeName, type ValueType } from './value-type.js'

function referred(type: ValueType): string[] {
  if (type.kind === 'list' || type.kind === 'map') return referred(type.item)
  return type.kind === 'struct' ? [type.type] : []
}

describe('the schema', () => {
  test('has every type that a served kind reaches', () => {
    const found = new Set<string>()
    const queue = kinds.flatMap(({ type }) => [type])
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (found.has(name)) continue
      found.add(name)
      queue.push(...schema.type(name).fields.flatMap((field) => referred(field.type)))
    }
    expect(found.size).toBeGreaterThan(450)
  })

  test('says what a merge needs', () => {
    const containers = schema.type('corev1.PodSpec').byName.get('containers')
    expect(containers).toMatchObject({ patchStrategy: 'merge', patchMergeKey: 'name', listType: 'map', listMapKeys: ['name'] })
    expect(containers?.type).toEqual({ kind: 'list', go: '[]corev1.Container', item: { kind: 'struct', go: 'corev1.Container', type: 'corev1.Container' } })
    expect(schema.type('corev1.PodSpec').byName.get('nodeSelector')).toMatchObject({ mapType: 'atomic' })
    expect(schema.type('metav1.LabelSelector').atomic).toBe(true)
    expect(schema.type('corev1.ServicePort').byName.get('protocol')).toMatchObject({ default: 'TCP', omitempty: true })
  })

  test('flattens embedded structs and remembers where fields come from', () => {
    const volume = schema.type('corev1.Volume')
    expect(volume.fields.map(({ index }) => index)).toEqual(volume.fields.map((_, at) => at))
    expect(volume.byName.get('configMap')).toMatchObject({ via: 'corev1.VolumeSource' })
    expect(volume.embedded).toEqual([{ number: 2, type: 'corev1.VolumeSource' }])
  })

  test('names types as Go does', () => {
    expect(schema.goPath('corev1.Pod')).toBe('k8s.io/api/core/v1.Pod')
    expect(goTypeName('map[string]authorizationv1.ExtraValue')).toBe('map[string]v1.ExtraValue')
    expect(goTypeName('autoscalingv2.MetricSpec')).toBe('v2.MetricSpec')
    expect(goTypeName('types.UID')).toBe('types.UID')
    expect(() => schema.type('corev1.Nothing')).toThrow('no type corev1.Nothing')
  })
})

test('a body says its type by apiVersion and kind', () => {
  expect(typeOfKind('v1', 'Pod')).toBe('corev1.Pod')
  expect(typeOfKind('autoscaling/v1', 'Scale')).toBe('autoscalingv1.Scale')
  expect(typeOfKind('policy/v1', 'Eviction')).toBe('policyv1.Eviction')
  expect(typeOfKind('apps/v1', 'DeleteOptions')).toBe('metav1.DeleteOptions')
  expect(typeOfKind('v1', 'PodSpec')).toBeUndefined()
  expect(typeOfKind('apps/v2', 'Deployment')).toBeUndefined()
  expect(typeOfKind('v1', 'constructor')).toBeUndefined()
})
