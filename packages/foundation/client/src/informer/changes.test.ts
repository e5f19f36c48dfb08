import type { ApiObject } from '@orrery/api'
import { describe, expect, it } from 'vitest'
import { changesOfEvent, changesOfList, isLater } from './changes.js'
import { IndexedCache } from './indexed-cache.js'

const pod = (name: string, resourceVersion: string, uid = name): ApiObject => ({
  metadata: { name, namespace: 'ns', uid, resourceVersion, creationTimestamp: '' },
})

describe('isLater', () => {
  it('compares as numbers, beyond 2^53 too', () => {
    expect(isLater('10', '9')).toBe(true)
    expect(isLater('9', '10')).toBe(false)
    expect(isLater('9', '9')).toBe(false)
    expect(isLater('9007199254740993', '9007199254740992')).toBe(true)
  })
})

describe('changesOfEvent', () => {
  it('ignores what is known already', () => {
    expect(changesOfEvent('MODIFIED', pod('a', '5'), pod('a', '5'))).toEqual([])
    expect(changesOfEvent('ADDED', pod('a', '4'), pod('a', '5'))).toEqual([])
    expect(changesOfEvent('DELETED', pod('a', '6'), undefined)).toEqual([])
    expect(changesOfEvent('DELETED', pod('a', '4', 'old'), pod('a', '5', 'new'))).toEqual([])
  })

  it('tells another object of the same name from an update', () => {
    const [old, next] = [pod('a', '5', 'old'), pod('a', '9', 'new')]
    expect(changesOfEvent('MODIFIED', next, old)).toEqual([
      { type: 'delete', object: old },
      { type: 'add', object: next },
    ])
  })
})

describe('changesOfList', () => {
  it('is the difference', () => {
    const cache = new IndexedCache<ApiObject>()
    for (const object of [pod('a', '1'), pod('b', '2'), pod('c', '3')]) cache.set(object)
    const changes = changesOfList([pod('d', '7'), pod('b', '2'), pod('c', '9')], cache)
    expect(changes.map(({ type, object }) => `${type} ${object.metadata.name}`)).toEqual(['add d', 'update c', 'delete a'])
  })
})
