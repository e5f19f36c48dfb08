import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { deepCopy, deepEqual, getOwn, isNoOpUpdate, isObject, semanticEqual, setOwn } from './index.js'

fc.configureGlobal({ seed: 20 })

const hostile: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":2,"b":[{"__proto__":null}]}')

function shared(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return false
  return a === b || Object.keys(a).some((key) => shared(getOwn(a, key), getOwn(b, key)))
}

describe('deepEqual and deepCopy', () => {
  it('treat __proto__ as any key', () => {
    const copy = deepCopy(hostile)
    expect(JSON.stringify(copy)).toBe(JSON.stringify(hostile))
    expect(deepEqual(copy, hostile)).toBe(true)
    expect(deepEqual(JSON.parse('{"__proto__":{}}'), {})).toBe(false)
    expect(deepEqual({}, JSON.parse('{"__proto__":{}}'))).toBe(false)
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(getOwn({}, 'constructor')).toBeUndefined()
    const object: Record<string, unknown> = {}
    setOwn(object, '__proto__', { polluted: true })
    expect(JSON.stringify(object)).toBe('{"__proto__":{"polluted":true}}')
    expect('polluted' in object).toBe(false)
  })

  it('keep lists, maps, null and numbers apart', () => {
    expect(deepEqual([], {})).toBe(false)
    expect(deepEqual(null, {})).toBe(false)
    expect(deepEqual('1', 1n)).toBe(false)
    expect(deepEqual(1, 1n)).toBe(true)
    expect(deepEqual({ a: undefined }, {})).toBe(false)
  })

  it('a copy is equal and shares nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = deepCopy(value)
        expect(deepEqual(copy, value)).toBe(true)
        expect(JSON.stringify(copy)).toBe(JSON.stringify(value))
        expect(shared(copy, value)).toBe(false)
      }),
    )
  })

  it('equal exactly what prints alike with sorted keys', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : isObject(value)
          ? Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => ({ [`k${key}`]: sorted(item) }))
          : value
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(fc.constantFrom(0, 1, 'x', null), fc.array(tie('value'), { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), tie('value'))),
    })).value
    fc.assert(
      fc.property(tree, tree, (a, b) => {
        const same = JSON.stringify([isObject(a), sorted(a)]) === JSON.stringify([isObject(b), sorted(b)])
        if (deepEqual(a, b)) expect(same).toBe(true)
        expect(deepEqual(a, deepCopy(a))).toBe(true)
        expect(deepEqual(a, b)).toBe(deepEqual(b, a))
      }),
    )
  })
})

describe('semanticEqual', () => {
  it('takes what is empty for absent', () => {
    expect(semanticEqual({ a: [], b: { c: null } }, { b: {} })).toBe(false)
    expect(semanticEqual({ a: [], c: null }, { b: {} })).toBe(true)
    expect(semanticEqual({ a: 0 }, {})).toBe(false)
    expect(semanticEqual([[]], [{}])).toBe(true)
  })

  it('finds updates that change nothing', () => {
    const old = { metadata: { name: 'a', resourceVersion: '1' }, spec: { x: 1 } }
    expect(isNoOpUpdate({ ...old, metadata: { name: 'a', resourceVersion: '', labels: {} } }, old)).toBe(true)
    expect(isNoOpUpdate({ ...old, spec: { x: 2 } }, old)).toBe(false)
  })
})
