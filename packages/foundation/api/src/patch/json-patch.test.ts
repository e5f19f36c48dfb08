import { describe, expect, it } from 'vitest'
import type { JsonValue } from '../compare/index.js'
import { ApiError } from '../status/index.js'
import { jsonPatch, parseJsonPatch } from './index.js'

const apply = (document: JsonValue, ...operations: object[]): JsonValue => jsonPatch(document, parseJsonPatch(operations, true).operations)

const right: [JsonValue, object[], JsonValue][] = [
  [{ a: 1 }, [{ op: 'add', path: '/b', value: { c: 2 } }], { a: 1, b: { c: 2 } }],
  [[1, 3], [{ op: 'add', path: '/1', value: 2 }, { op: 'add', path: '/-', value: 4 }], [1, 2, 3, 4]],
  [{ 'a/b': 1, '~': 2 }, [{ op: 'remove', path: '/a~1b' }, { op: 'replace', path: '/~0', value: 3 }], { '~': 3 }],
  [{ a: 1 }, [{ op: 'replace', path: '', value: [1] }], [1]],
  [{ a: { b: 1 } }, [{ op: 'copy', from: '/a', path: '/c' }, { op: 'replace', path: '/c/b', value: 2 }], { a: { b: 1 }, c: { b: 2 } }],
  [{ a: 1 }, [{ op: 'move', from: '/a', path: '/b' }], { b: 1 }],
  [{ a: [1, 2] }, [{ op: 'test', path: '/a', value: [1, 2] }, { op: 'remove', path: '/a/-1' }], { a: [1] }],
  [{ a: 1 }, [{ op: 'test', path: '/b', value: null }], { a: 1 }],
  [{ a: 1 }, [], { a: 1 }],
  [[1], [{ op: 'add', path: '/01', value: 2 }, { op: 'add', path: '/-1', value: 3 }], [1, 2, 3]],
  [{}, [{ op: 'copy', from: '/x', path: '/y' }], { y: null }],
  [{ a: 1 }, [{ op: 'replace', path: '', value: 5 }], { a: 1 }],
  [{}, [{ op: 'add', path: 'passed/over', value: 1 }], { over: 1 }],
  [{ a: 1 }, [{ op: 'replace', path: '/b', value: 2 }], { a: 1, b: 2 }],
]

const mismatched: [JsonValue, object][] = [
  [{}, { op: 'add', path: '/a/b', value: 1 }],
  [{}, { op: 'remove', path: '/a' }],
  [{}, { op: 'replace', path: '/a/b', value: 1 }],
  [[1], { op: 'replace', path: '/1', value: 1 }],
  [{ a: 1 }, { op: 'test', path: '/a', value: 2 }],
  [{}, { op: 'bogus', path: '/a' }],
  [{}, { path: '/a' }],
  [{}, { op: 'add', path: 'no-slash', value: 1 }],
  [[1], { op: 'add', path: '/2', value: 1 }],
  [[1], { op: 'add', path: '/1x', value: 1 }],
  [[1], { op: 'add', path: '/-3', value: 1 }],
  [{}, { op: 'move', from: '/x', path: '/y' }],
  [{}, { op: 'replace', value: 1 }],
  [{ a: {} }, { op: 'move', from: '/a', path: '/a/b' }],
  [{}, { op: 'add', path: '/constructor/x', value: 1 }],
]

describe('jsonPatch', () => {
  it.each(right)('%j %j', (document, operations, result) => {
    const before = JSON.stringify(document)
    expect(apply(document, ...operations)).toEqual(result)
    expect(JSON.stringify(document)).toBe(before)
  })

  it.each(mismatched)('%j does not take %j', (document, operation) => {
    expect(() => apply(document, operation)).toThrow('the server rejected our request due to an error in our request')
  })

  it('takes __proto__ for a key', () => {
    const patched = apply({}, { op: 'add', path: '/__proto__', value: { polluted: 1 } })
    expect(JSON.stringify(patched)).toBe('{"__proto__":{"polluted":1}}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('refuses what is no patch', () => {
    const type = 'json: cannot unmarshal'
    expect(() => parseJsonPatch({}, true)).toThrow(`${type} object into Go value of type []handlers.jsonPatchOp`)
    expect(() => parseJsonPatch({}, false)).toThrow(`${type} object into Go value of type jsonpatch.Patch`)
    expect(() => parseJsonPatch([1], true)).toThrow(`${type} number into Go value of type handlers.jsonPatchOp`)
    expect(() => parseJsonPatch([1], false)).toThrow(`${type} number into Go value of type jsonpatch.Operation`)
    expect(() => parseJsonPatch([{ op: 1 }], true)).toThrow(`${type} number into Go struct field jsonPatchOp.op of type string`)
  })

  it('tells what means nothing in an operation', () => {
    expect(parseJsonPatch([{ op: 'test', path: '/a' }, { op: 'test', path: '/a', more: 1 }], true).unknown).toEqual(['unknown field "[1].more"'])
    expect(parseJsonPatch(null, true).operations).toEqual([])
  })

  it('bounds operations and what copies make', () => {
    const many = Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/a', value: null }))
    expect(() => parseJsonPatch(many, true)).toThrow('The allowed maximum operations in a JSON patch is 10000, got 10001')
    const double = Array.from({ length: 40 }, (_, at) => ({ op: 'copy', from: '/a', path: `/a/k${at}` }))
    expect(() => apply({ a: { x: 'y' } }, ...double)).toThrow(ApiError)
  })
})
