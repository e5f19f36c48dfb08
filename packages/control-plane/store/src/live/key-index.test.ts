import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { KeyIndex } from './key-index.js'
import { prefixEnd } from './prefix-end.js'

const key = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((n) => `/k/${n}`),
  fc.string({ minLength: 1, maxLength: 3 }),
  fc.constantFrom('\ud83d\ude00', '\ufb01', '\ud83d', '\uffff', 'a\uffff'),
)
const step = fc.record({ remove: fc.boolean(), key })
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

describe('KeyIndex', () => {
  test.prop([fc.array(step, { maxLength: 300, size: 'max' }), key], { numRuns: 60 })(
    'agrees with a sorted array',
    (steps, probe) => {
      const index = new KeyIndex<{ key: string; at: number }>(8)
      const model = new Map<string, { key: string; at: number }>()
      for (const [at, { remove, key }] of steps.entries()) {
        const value = { key, at }
        const standing = remove ? index.delete(key) : index.set(value)
        if (standing !== model.get(key)) expect(standing).toBe(model.get(key))
        if (remove) model.delete(key)
        else model.set(key, value)
      }
      const sorted = [...model.values()].toSorted((a, b) => order(a.key, b.key))
      expect(index.size).toBe(sorted.length)
      expect(index.toArray()).toEqual(sorted)
      expect(index.get(probe)).toBe(model.get(probe))
      expect(index.rank(probe)).toBe(sorted.filter((value) => value.key < probe).length)
      expect([...index.from(probe)]).toEqual(sorted.filter((value) => value.key >= probe))
    },
  )

  it('keeps its order through splits and merges', () => {
    const values = Array.from({ length: 5000 }, (_, n) => ({ key: String(n * 7919 % 5000).padStart(5, '0') }))
    const index = new KeyIndex<{ key: string }>()
    for (const value of values) index.set(value)
    for (const value of values.slice(0, 4900)) expect(index.delete(value.key)).toBe(value)
    const left = values.slice(4900).toSorted((a, b) => order(a.key, b.key))
    expect(index.toArray()).toEqual(left)
    expect(KeyIndex.fromSorted(left).toArray()).toEqual(left)
    expect(left.map((value) => KeyIndex.fromSorted(left).rank(value.key))).toEqual(left.map((_, at) => at))
  })

  test.prop([fc.array(key, { maxLength: 50 }), fc.string({ maxLength: 2 })])(
    'finds the end of a prefix',
    (keys, prefix) => {
      const end = prefixEnd(prefix)
      for (const key of keys) {
        if (key.startsWith(prefix)) expect(end === undefined || key < end).toBe(true)
        else if (key > prefix) expect(end !== undefined && key >= end).toBe(true)
      }
    },
  )
})
