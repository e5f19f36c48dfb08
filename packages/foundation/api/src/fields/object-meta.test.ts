import { describe, expect, it } from 'vitest'
import type { ObjectMeta } from '../object.js'
import { errorText, FieldPath, nameIsDNSSubdomain, validateObjectMeta, validateObjectMetaUpdate } from './index.js'

const path = FieldPath.root('metadata')
const create = (meta: Partial<ObjectMeta>, namespaced = true, custom = false): string[] =>
  validateObjectMeta(meta, namespaced, nameIsDNSSubdomain, path, { custom }).map(errorText)
const good = { name: 'a', namespace: 'default' }

describe('validateObjectMeta', () => {
  it('accepts what is right', () => {
    expect(create({ ...good, labels: { a: 'b' }, annotations: { 'Example.com/X': '' }, finalizers: ['orphan', 'x.y/z'] })).toEqual([])
    expect(create({ name: 'a' }, false)).toEqual([])
  })

  it('asks for a name and the right namespace', () => {
    expect(create({})).toEqual([
      'metadata.name: Required value: name or generateName is required',
      'metadata.namespace: Required value',
    ])
    expect(create(good, false)).toEqual(['metadata.namespace: Forbidden: not allowed on this type'])
  })

  it('knows standard finalizers, for built-in kinds only', () => {
    const text = 'metadata.finalizers[0]: Invalid value: "bad": name is neither a standard finalizer name nor is it fully qualified'
    expect(create({ ...good, finalizers: ['bad'] })).toEqual([text])
    expect(create({ ...good, finalizers: ['bad'] }, true, true)).toEqual([])
    expect(create({ ...good, finalizers: ['orphan', 'foregroundDeletion'] })).toHaveLength(1)
  })

  it('limits annotations and checks owners', () => {
    expect(create({ ...good, annotations: { a: 'x'.repeat(262_144) } })).toEqual([
      'metadata.annotations: Too long: may not be more than 262144 bytes',
    ])
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u', controller: true }
    expect(create({ ...good, ownerReferences: [{ ...owner, uid: '' }] })).toEqual([
      'metadata.ownerReferences.uid: Invalid value: "": must not be empty',
    ])
    expect(create({ ...good, ownerReferences: [owner, { ...owner, name: 'q' }] })[0]).toContain(
      'Found "true" in references for Pod/p and Pod/q',
    )
  })
})

describe('validateObjectMetaUpdate', () => {
  const old: Partial<ObjectMeta> = { ...good, uid: 'u', resourceVersion: '1', generation: 2, creationTimestamp: '2024-01-01T00:00:00Z' }
  const update = (change: Partial<ObjectMeta>, from = old): string[] =>
    validateObjectMetaUpdate({ ...from, ...change }, from, path).map(errorText)

  it('keeps what may not change', () => {
    expect(update({})).toEqual([])
    expect(update({ uid: 'x' })).toEqual(['metadata.uid: Invalid value: "x": field is immutable'])
    expect(update({ resourceVersion: '' })).toEqual(['metadata.resourceVersion: Invalid value: "": must be specified for an update'])
    expect(update({ generation: 1 })).toEqual(['metadata.generation: Invalid value: 1: must not be decremented'])
  })

  it('takes no new finalizers while the object is being deleted', () => {
    expect(update({ finalizers: ['b/b', 'a/a'] }, { ...old, deletionTimestamp: '2024-01-01T00:00:00Z' })).toEqual([
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a/a", "b/b"}',
    ])
  })
})
