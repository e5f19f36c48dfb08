import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { deepEqual } from '../compare/index.js'
import { JsonError, maxDepth, parseJson, stringifyJson } from './index.js'
import { JsonReader } from './json-reader.js'

fc.configureGlobal({ seed: 20 })

const wrong: [string, string][] = [
  ['', 'unexpected end of JSON input'],
  ['  ', 'unexpected end of JSON input'],
  ['hello', "invalid character 'h' looking for beginning of value"],
  ['{} x', "invalid character 'x' after top-level value"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ['{a:1}', "invalid character 'a' looking for beginning of object key string"],
  ['{"a" 1}', "invalid character '1' after object key"],
  ['{"a":1 "b"}', "invalid character '\"' after object key:value pair"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[01]', "invalid character '1' after array element"],
  ['-x', "invalid character 'x' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1e+', 'unexpected end of JSON input'],
  ['1ex', "invalid character 'x' in exponent of numeric literal"],
  ['tRue', "invalid character 'R' in literal true (expecting 'r')"],
  ['nul', 'unexpected end of JSON input'],
  ['"a\nb"', "invalid character '\\n' in string literal"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u00g0"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['"abc', 'unexpected end of JSON input'],
  ["'a'", "invalid character '\\'' looking for beginning of value"],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
  ['€', "invalid character 'â' looking for beginning of value"],
  ['1e999', 'json: cannot unmarshal number 1e999 into Go value of type float64'],
  ['['.repeat(maxDepth + 1) + ']'.repeat(maxDepth + 1), 'exceeded max depth'],
  ['['.repeat(1_000_000), 'exceeded max depth'],
]

describe('parseJson', () => {
  it.each(wrong)('%.30j is refused', (text, message) => {
    expect(() => parseJson(Buffer.from(text))).toThrow(new JsonError(message))
  })

  it('keeps 64-bit integers exactly', () => {
    const text = '{"a":9007199254740993,"b":-9223372036854775808,"c":9223372036854775807,"d":[1e2,0.1],"e":9007199254740991}'
    const { value } = parseJson(text)
    expect(value).toEqual({ a: 9007199254740993n, b: -(2n ** 63n), c: 2n ** 63n - 1n, d: [100, 0.1], e: 9007199254740991 })
    expect(stringifyJson(value)).toBe(text.replace('1e2', '100'))
    expect(parseJson('9223372036854775808').value).toBe(2 ** 63)
  })

  it('reports repeated keys, the last of which counts', () => {
    const { value, duplicates } = parseJson('{"a":{"b":1,"b":2,"b":3},"c":[{"d":1,"d":2}],"a":4}')
    expect(value).toEqual({ a: 4, c: [{ d: 2 }] })
    expect(duplicates).toEqual(['duplicate field "a.b"', 'duplicate field "c[0].d"', 'duplicate field "a"'])
  })

  it('takes __proto__ for a key', () => {
    for (const text of ['{"__proto__":{"x":1}}', '{"__proto__":{"x":12345678901234567890}}', '{"a":1,"a":{"__proto__":1}}']) {
      const { value } = parseJson(text)
      expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
      expect(stringifyJson(value)).toContain('__proto__')
    }
    expect(parseJson('{"__proto__":1,"__proto__":2}').duplicates).toEqual(['duplicate field "__proto__"'])
  })

  it('limits the size', () => {
    expect(() => parseJson('[1,2]', { maxBytes: 4 })).toThrow('Request entity too large: limit is 4')
    expect(parseJson('[1,2]', { maxBytes: 5 }).value).toEqual([1, 2])
  })

  it('replaces half a surrogate pair', () => {
    expect(new JsonReader('"\\ud800x"').read()).toBe('\ufffdx')
    expect(new JsonReader('"\\ud83d\\ude00"').read()).toBe('😀')
  })

  const json = fc.json()
  it('agrees with JSON.parse on any JSON', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('', ' ', '\n\t'), (text, space) => {
        const reader = new JsonReader(`${space}${text}${space}`)
        const expected: unknown = JSON.parse(text)
        // Great integers are exact here and rounded there: printed and parsed once more they are equal.
        expect(deepEqual(JSON.parse(stringifyJson(reader.read())), expected)).toBe(true)
        expect(deepEqual(JSON.parse(stringifyJson(parseJson(text).value)), expected)).toBe(true)
      }),
    )
  })

  it('agrees with JSON.parse on what is no JSON', () => {
    const alphabet = fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', '-', '.', 'e', 'true', 'a', '\\', ' ')
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 8 }).map((parts) => parts.join('')), (text) => {
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        if (valid) expect(() => new JsonReader(text).read()).not.toThrow()
        else expect(() => new JsonReader(text).read()).toThrow(JsonError)
      }),
      { numRuns: 2000 },
    )
  })
})
