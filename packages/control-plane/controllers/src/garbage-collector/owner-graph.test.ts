import { resources, type ApiObject, type ObjectMeta } from '@orrery/api'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { OwnerGraph } from './owner-graph.js'

const ref = resources.corev1.configmaps

function object(uid: string, owners: readonly string[] = [], parts: Partial<ObjectMeta> = {}): ApiObject {
  const ownerReferences = owners.map((owner) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    name: owner,
    uid: owner,
    blockOwnerDeletion: true,
  }))
  const base = { name: uid, uid, namespace: 'default', resourceVersion: '1', creationTimestamp: '' }
  return { metadata: { ...base, ownerReferences, ...parts } }
}
const ending = (finalizers: string[]): Partial<ObjectMeta> => ({ deletionTimestamp: 't', finalizers })

it('looks at an owner nobody has seen, and at no object that merely has an owner', () => {
  const graph = new OwnerGraph()
  expect(graph.observe(ref, object('a'))).toEqual([])
  expect(graph.observe(ref, object('b', ['a']))).toEqual([])
  expect(graph.observe(ref, object('c', ['x']))).toEqual(['x'])
  expect(graph.get('x')).toMatchObject({ virtual: true, identity: { kind: 'ConfigMap', name: 'x', namespace: 'default' } })
})

it('looks at the dependents of what is gone', () => {
  const graph = new OwnerGraph()
  graph.observe(ref, object('a'))
  graph.observe(ref, object('b', ['a']))
  graph.observe(ref, object('c', ['a']))
  expect(graph.remove('a')).toEqual(['b', 'c'])
})

it('looks at an owner that waits for its dependents, and at them; and at it when one has gone or blocks no more', () => {
  const graph = new OwnerGraph()
  graph.observe(ref, object('a'))
  graph.observe(ref, object('b', ['a']))
  graph.observe(ref, object('c', ['a']))
  expect(graph.observe(ref, object('a', [], ending(['foregroundDeletion'])))).toEqual(['a', 'b', 'c'])
  expect(graph.observe(ref, object('a', [], ending(['foregroundDeletion'])))).toEqual([])
  expect(graph.blockersOf('a').map((node) => node.identity.uid)).toEqual(['b', 'c'])
  expect(graph.remove('b')).toEqual(['a'])
  expect(graph.observe(ref, object('c'))).toEqual(['a'])
  expect(graph.blockersOf('a')).toEqual([])
})

it('looks at an owner whose dependents are to be kept', () => {
  const graph = new OwnerGraph()
  graph.observe(ref, object('a'))
  expect(graph.observe(ref, object('a', [], ending(['orphan'])))).toEqual(['a'])
})

it('looks at an object whose owner is of that uid but in another namespace', () => {
  const graph = new OwnerGraph()
  graph.observe(ref, object('a', [], { namespace: 'other' }))
  expect(graph.observe(ref, object('b', ['a']))).toEqual(['b'])
})

const names = ['a', 'b', 'c', 'd']
const step = fc.record({ uid: fc.constantFrom(...names), owners: fc.subarray(names), gone: fc.boolean() })

test.prop([fc.array(step)])('has exactly the dependents that the references say, whatever came in what order', (steps) => {
  const graph = new OwnerGraph()
  const model = new Map<string, string[]>()
  for (const { uid, owners, gone } of steps) {
    if (gone) {
      graph.remove(uid)
      model.delete(uid)
    } else {
      const others = owners.filter((owner) => owner !== uid)
      graph.observe(ref, object(uid, others))
      model.set(uid, others)
    }
  }
  for (const name of names) {
    const expected = [...model].filter(([, owners]) => owners.includes(name)).map(([uid]) => uid)
    expect(new Set(graph.dependentsOf(name).map((node) => node.identity.uid))).toEqual(new Set(expected))
    expect(graph.get(name)?.virtual).toBe(model.has(name) ? false : expected.length > 0 ? true : undefined)
  }
})
