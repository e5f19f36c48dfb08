import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { deepEqual, isObject, type JsonValue } from '../compare/index.js'
import { mergePatch, parseMapPatch } from './index.js'

fc.configureGlobal({ seed: 20 })

/** The examples of RFC 7386, appendix A. */
const examples: [JsonValue, JsonValue, JsonValue][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [['a', 'b'], ['c', 'd'], ['c', 'd']],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
]

function hasNull(value: unknown): boolean {
  return isObject(value) && Object.values(value).some((item) => item === null || hasNull(item))
}

describe('mergePatch', () => {
  it.each(examples)('%j and %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result)
  })

  const tree = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      fc.constantFrom(null, 1, 'x'),
      fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), tie('value'), { maxKeys: 2 }),
    ),
  })).value

  it('is idempotent, changes nothing it is given and leaves what the empty patch meets', () => {
    fc.assert(
      fc.property(tree, tree, (target, patch) => {
        const before = JSON.stringify([target, patch])
        const once = mergePatch(target, patch)
        expect(JSON.stringify([target, patch])).toBe(before)
        expect(deepEqual(mergePatch(once, patch), once)).toBe(true)
        if (isObject(patch) && isObject(once)) expect(Object.keys(once)).toEqual(Object.keys(once).toSorted())
        if (isObject(target)) expect(deepEqual(mergePatch(target, {}), target)).toBe(true)
        if (!hasNull(patch) && !isObject(target)) expect(deepEqual(once, patch)).toBe(true)
      }),
    )
  })

  it('refuses what is no map', () => {
    const text = 'json: cannot unmarshal number into Go value of type map[string]interface {}'
    expect(() => parseMapPatch(5)).toThrow(text)
  })
})
