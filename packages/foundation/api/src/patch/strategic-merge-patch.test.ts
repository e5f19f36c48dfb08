import { describe, expect, it } from 'vitest'
import type { JsonObject, JsonValue } from '../compare/index.js'
import { ApiError } from '../status/index.js'
import { patchSchema, strategicMergePatch, goText } from './index.js'

const podSpec = patchSchema('corev1.PodSpec')
const meta = patchSchema('metav1.ObjectMeta')
const a = { name: 'a', image: '1', args: ['x', 'y'], ports: [{ containerPort: 80 }, { containerPort: 81 }] }
const b = { name: 'b', image: '2' }
const spec: JsonObject = { containers: [a, b], volumes: [{ name: 'v', emptyDir: {} }], nodeSelector: { k: 'v' } }

const merged: [string, JsonObject, JsonObject][] = [
  ['adds an item before those it did not name', { containers: [{ name: 'c' }] }, { ...spec, containers: [{ name: 'c' }, a, b] }],
  ['merges an item by its key', { containers: [{ name: 'b', image: '3' }] }, { ...spec, containers: [a, { name: 'b', image: '3' }] }],
  ['replaces an atomic list', { containers: [{ name: 'a', args: ['q'] }] }, { ...spec, containers: [{ ...a, args: ['q'] }, b] }],
  [
    'merges nested lists',
    { containers: [{ name: 'a', ports: [{ containerPort: 81, name: 'n' }] }] },
    { ...spec, containers: [{ ...a, ports: [{ containerPort: 80 }, { containerPort: 81, name: 'n' }] }, b] },
  ],
  ['deletes an item', { containers: [{ $patch: 'delete', name: 'a' }] }, { ...spec, containers: [b] }],
  ['replaces a list', { containers: [{ name: 'z' }, { $patch: 'replace' }] }, { ...spec, containers: [{ name: 'z' }] }],
  ['replaces a map', { nodeSelector: { $patch: 'replace', x: 'y' } }, { ...spec, nodeSelector: { x: 'y' } }],
  ['empties a map', { nodeSelector: { $patch: 'delete' } }, { ...spec, nodeSelector: {} }],
  ['removes with null', { nodeSelector: { k: null }, volumes: null }, { containers: [a, b], nodeSelector: {} }],
  [
    'orders',
    { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }], containers: [{ name: 'a', image: 'q' }] },
    { ...spec, containers: [b, { ...a, image: 'q' }] },
  ],
  ['orders without changing', { '$setElementOrder/containers': [{ name: 'b' }, { name: 'a' }] }, { ...spec, containers: [b, a] }],
  [
    'keeps the named fields only',
    { volumes: [{ name: 'v', $retainKeys: ['name', 'hostPath'], hostPath: { path: '/x' } }] },
    { ...spec, volumes: [{ name: 'v', hostPath: { path: '/x' } }] },
  ],
  ['takes what is new without nulls', { affinity: { podAffinity: null, nodeAffinity: {} } }, { ...spec, affinity: { nodeAffinity: {} } }],
  ['drops a deletion of what is not there', { affinity: { $patch: 'delete' }, hostAliases: [{ $patch: 'delete', ip: '1' }] }, { ...spec, hostAliases: [] }],
]

const refused: [JsonObject, number, string][] = [
  [{ containers: [{ image: 'x' }] }, 500, 'map: map[image:x] does not contain declared merge key: name'],
  [{ containers: [{ $patch: 'bogus', name: 'x' }] }, 500, 'unknown patch type: bogus in map: map[$patch:bogus name:x]'],
  [{ nodeSelector: { $patch: 'bogus' } }, 500, 'unknown patch type: bogus in map: map[$patch:bogus]'],
  [{ containers: ['x'] }, 500, 'list element types are not identical: ['],
  [{ volumes: [{ name: 'v', $retainKeys: ['name'], hostPath: {} }] }, 400, 'invalid patch format of retainKeys'],
  [{ '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'b' }] }, 500, 'The order in patch list:\n[map[name:b]]\n'],
  [{ $setElementOrder: [] }, 400, 'invalid patch format of setElementOrder list'],
]

describe('strategicMergePatch', () => {
  it.each(merged)('%s', (_, patch, result) => {
    const before = JSON.stringify([spec, patch])
    expect(strategicMergePatch(spec, patch, podSpec)).toEqual(result)
    expect(JSON.stringify([spec, patch])).toBe(before)
  })

  it.each(refused)('refuses %j with %d', (patch, code, message) => {
    let thrown: unknown
    try {
      strategicMergePatch(spec, patch, podSpec)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(ApiError)
    expect(thrown).toMatchObject({ code })
    expect(String(thrown)).toContain(message)
  })

  it('merges lists of plain values as sets', () => {
    const patch = (change: JsonObject): JsonValue | undefined => strategicMergePatch({ finalizers: ['a', 'b'] }, change, meta)['finalizers']
    expect(patch({ finalizers: ['c'] })).toEqual(['c', 'a', 'b'])
    expect(patch({ finalizers: ['b', 'c'] })).toEqual(['a', 'b', 'c'])
    expect(patch({ '$deleteFromPrimitiveList/finalizers': ['a', 'x'] })).toEqual(['b'])
    expect(patch({ '$setElementOrder/finalizers': ['b', 'c'], finalizers: ['c'] })).toEqual(['a', 'b', 'c'])
    expect(patch({ finalizers: null })).toBeUndefined()
  })

  it('names a field the type does not have', () => {
    const message = 'unable to find api field in struct PodSpec for the json field "bogus"'
    expect(() => strategicMergePatch({ bogus: { x: 1 } }, { bogus: { y: 2 } }, podSpec)).toThrow(message)
    expect(strategicMergePatch({}, { bogus: 1 }, podSpec)).toEqual({ bogus: 1 })
  })

  it('takes __proto__ for a key', () => {
    const patch = JSON.parse('{"nodeSelector":{"__proto__":"x"}}') as JsonObject
    expect(JSON.stringify(strategicMergePatch({ nodeSelector: { k: 'v' } }, patch, podSpec))).toBe('{"nodeSelector":{"k":"v","__proto__":"x"}}')
  })

  it('merges great lists quickly', () => {
    const env = (value: string): JsonObject => ({
      containers: [{ name: 'a', env: Array.from({ length: 20_000 }, (_, at) => ({ name: `n${at}`, value })) }],
    })
    const started = process.cpuUsage()
    expect(strategicMergePatch(env('1'), env('2'), podSpec)).toEqual(env('2'))
    const deletions: JsonObject = {
      containers: [{ name: 'a', env: Array.from({ length: 20_000 }, (_, at) => ({ name: `n${at}`, $patch: 'delete' })) }],
    }
    expect(strategicMergePatch(env('1'), deletions, podSpec)).toEqual({ containers: [{ name: 'a', env: [] }] })
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000)
  })
})

describe('goText', () => {
  it('prints as %v', () => {
    expect(goText({ b: [1, 'x', null], a: { c: true } })).toBe('map[a:map[c:true] b:[1 x <nil>]]')
  })
})
