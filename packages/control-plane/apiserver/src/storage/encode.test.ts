import { kinds, resources, type ApiObject } from '@orrery/api'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { Registry } from '../registry/registry.js'
import { declarations } from '../resources/registry.js'
import { decode } from './decode.js'
import { encode } from './encode.js'
import { objectBytes } from './frames.js'
import { itemOf, itemText, storedBytes } from './item.js'

const registry = new Registry(kinds, declarations)
const configMaps = registry.of(resources.corev1.configmaps)
const pods = registry.of(resources.corev1.pods)

const meta = { name: 'c', namespace: 'n', uid: 'u', resourceVersion: '', creationTimestamp: '2024-01-01T00:00:00Z' }

function roundTrip(object: ApiObject): { text: string; object: ApiObject } {
  const value = encode(configMaps, object)
  const item = itemOf({ key: `${configMaps.prefix}n/c`, revision: 7, ...value }, configMaps.prefix)
  expect(storedBytes(item).equals(value.bytes)).toBe(true)
  expect(itemText({ ...item, revision: 12345 })).toContain('"resourceVersion":"12345"')
  return { text: objectBytes(configMaps, item).toString(), object: decode(item) }
}

it('lays an object out as upstream does', () => {
  const object: ApiObject & object = Object.assign(
    { metadata: { ...meta, labels: { b: '2', a: '1' } } },
    { data: { z: '1', y: '"é' }, binaryData: {}, kind: 'ConfigMap', apiVersion: 'v1' },
  )
  expect(roundTrip(object).text).toBe(
    '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c","namespace":"n","uid":"u","resourceVersion":"7",' +
      '"creationTimestamp":"2024-01-01T00:00:00Z","labels":{"a":"1","b":"2"}},"data":{"y":"\\"é","z":"1"}}\n',
  )
})

test.prop([fc.dictionary(fc.string(), fc.string()), fc.string(), fc.boolean()], { seed: 1 })('any text survives, also __proto__', (data, generateName, proto) => {
  if (proto) Object.defineProperty(data, '__proto__', { value: 'x', enumerable: true })
  const object: ApiObject = Object.assign({ metadata: { ...meta, generateName } }, { data })
  const { object: back } = roundTrip(object)
  expect(new Map(Object.entries(Reflect.get(back, 'data') ?? {}))).toEqual(new Map(Object.entries(data)))
  expect(back.metadata.generateName ?? '').toBe(generateName)
})

it('keeps integers a double cannot hold', () => {
  const generation = 9007199254740993n
  const object: ApiObject = { metadata: { ...meta } }
  Object.assign(object.metadata, { generation })
  const { text, object: back } = roundTrip(object)
  expect(text).toContain('"generation":9007199254740993')
  expect(back.metadata.generation).toBe(generation)
})

it('extracts what is looked for without parsing', () => {
  const owners = [{ apiVersion: 'v1', kind: 'K', name: 'k', uid: 'o' }]
  const pod = { metadata: { ...meta, labels: { a: 'b' }, ownerReferences: owners }, spec: { nodeName: 'n1', containers: [] }, status: {} }
  const { extract } = encode(pods, pod)
  expect(extract).toMatchObject({ uid: 'u', labels: { a: 'b' }, owners: ['o'], fields: { 'spec.nodeName': 'n1' } })
})
