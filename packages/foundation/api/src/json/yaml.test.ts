import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { deepEqual } from '../compare/index.js'
import { parseJson, parseYaml, parseYamlDocuments, stringifyYaml } from './index.js'

fc.configureGlobal({ seed: 20 })

const wrong: [string, string][] = [
  ['a: [1', "yaml: line 1: did not find expected ',' or ']'"],
  ['{', 'yaml: line 1: did not find expected node content'],
  ['{a: 1', "yaml: line 1: did not find expected ',' or '}'"],
  ['a: b: c', 'yaml: mapping values are not allowed in this context'],
  ['x: 1\na: b: c', 'yaml: line 2: mapping values are not allowed in this context'],
  ['a:\n\t- b', 'yaml: line 2: found character that cannot start any token'],
  ['@x', 'yaml: found character that cannot start any token'],
  ['"abc', 'yaml: found unexpected end of stream'],
  ['a: *x', "yaml: unknown anchor 'x' referenced"],
  ['? [a]\n: 1', 'yaml: invalid map key'],
  ['&a [*a]', 'yaml: exceeded max depth'],
  ['<<: 1', 'yaml: map merge requires map or sequence of maps as the value'],
  ['a: .nan', 'yaml: json: unsupported value: NaN'],
]

const right: [string, unknown][] = [
  ['', null],
  ['a: 1\nb: "2"\nc: 0x10\nd: 010\ne: 1.5\nf: yes\ng: ~', { a: 1, b: '2', c: 16, d: 8, e: 1.5, f: true, g: null }],
  ['at: 2024-01-01\nclock: 1:30', { at: '2024-01-01', clock: '1:30' }],
  ['big: 9007199254740993', { big: 9007199254740993n }],
  ['1: a\ntrue: b', { 1: 'a', true: 'b' }],
  ['base: &b {x: 1, z: 2}\nuse:\n  <<: *b\n  z: 3', { base: { x: 1, z: 2 }, use: { x: 1, z: 3 } }],
  ['a: 1\n---\nb: 2', { a: 1 }],
  ['{"json": [true, null]}', { json: [true, null] }],
]

describe('parseYaml', () => {
  it.each(wrong)('%j is refused', (text, message) => {
    expect(() => parseYaml(text)).toThrow(message)
  })

  it.each(right)('%j', (text, value) => {
    expect(parseYaml(text)).toEqual({ value, duplicates: [] })
  })

  it('reports repeated keys as upstream’s strict decoder', () => {
    expect(parseYaml('a:\n  b: 1\n  b: 2\n"a": 3')).toEqual({
      value: { a: 3 },
      duplicates: ['yaml: unmarshal errors:\n  line 3: key "b" already set in map\n  line 4: key "a" already set in map'],
    })
  })

  it('bounds what aliases blow up', () => {
    const laughs = ['a0: &a0 [x,x,x,x,x,x,x,x,x,x]']
    for (let i = 1; i < 10; i++) laughs.push(`a${i}: &a${i} [${Array(10).fill(`*a${i - 1}`).join(',')}]`)
    expect(() => parseYaml(laughs.join('\n'))).toThrow('yaml: document contains excessive aliasing')
  })

  it('takes __proto__ for a key', () => {
    const { value } = parseYaml('__proto__: {x: 1}')
    expect(JSON.stringify(value)).toBe('{"__proto__":{"x":1}}')
  })

  it('reads manifests of several documents', () => {
    expect(parseYamlDocuments('---\na: 1\n---\n# nothing\n---\nb: 2\n')).toEqual([{ a: 1 }, { b: 2 }])
  })
})

describe('stringifyYaml', () => {
  it('lays out as upstream', () => {
    expect(stringifyYaml({ b: [{ x: 1, y: 'yes' }], a: { c: '1', d: [] } })).toBe('a:\n  c: "1"\n  d: []\nb:\n- x: 1\n  "y": "yes"\n')
  })

  it('is read back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(deepEqual(parseYaml(stringifyYaml(value)).value, parseJson(JSON.stringify(value)).value)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
