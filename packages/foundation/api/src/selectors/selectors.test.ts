import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  escapeFieldValue,
  labelSelectorOf,
  labelSelectorOfMap,
  labelSelectorSteps,
  LabelSelector,
  parseFieldSelector,
  parseLabelSelector,
  SelectorError,
  type LabelOperator,
} from './index.js'
import { labelRequirement } from './label-requirement.js'

fc.configureGlobal({ seed: 20 })

const written: [string, string][] = [
  ['', ''], ['a', 'a'], ['!a', '!a'], ['a=b', 'a=b'], [' a == b ', 'a==b'], ['a!=b', 'a!=b'], ['a=', 'a='],
  ['b,a', 'a,b'], ['x in (foo,,baz),y,z notin ()', 'x in (,baz,foo),y,z notin ()'], ['a in (in,notin)', 'a in (in,notin)'],
  ['a in (b)', 'a in (b)'], ['a>1,b<2', 'a>1,b<2'], ['in in (in)', 'in in (in)'], ['a in (,)', 'a in ()'],
]

const wrong: [string, string][] = [
  [',', "found ',', expected: !, identifier, or 'end of string'"],
  ['===', "found '==', expected: !, identifier, or 'end of string'"],
  ['a in b', "unable to parse requirement: found 'b' expected: '('"],
  ['a>b', 'unable to parse requirement: values[0]: Invalid value: "b": for \'Gt\', \'Lt\' operators, the value must be an integer'],
  ['a=b,', "found '', expected: identifier after ','"],
  ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
  ['!', "unable to parse requirement: found '', expected: identifier"],
  ['!a=b', "found '=', expected: ',' or 'end of string'"],
  ['a in (b', "unable to parse requirement: found '', expected: ',' or ')'"],
  ['a in (b,=)', "unable to parse requirement: found '=', expected: ',', or identifier"],
  ['a in (=)', "unable to parse requirement: found '=', expected: ',', ')' or identifier"],
  ['a=(', "unable to parse requirement: found '(', expected: identifier"],
  ['/x=1', 'unable to parse requirement: <nil>: Invalid value: "/x": prefix part must be non-empty'],
]

describe('label selectors', () => {
  it.each(written)('%j is %j', (text, form) => {
    expect(parseLabelSelector(text).toString()).toBe(form)
  })

  it.each(wrong)('%j is refused', (text, message) => {
    expect(() => parseLabelSelector(text)).toThrow(new SelectorError(message))
  })

  it('name the values that break the rules', () => {
    expect(() => parseLabelSelector('a=b@')).toThrow(/^unable to parse requirement: values\[0\]\[a\]: Invalid value: "b@": a valid label/)
  })

  const labels = { a: '1', b: '20', toString: 'x' }
  const matching: [string, boolean][] = [
    ['', true], ['a', true], ['c', false], ['!c', true], ['!a', false], ['a=1', true], ['a==2', false], ['a!=2', true],
    ['c!=2', true], ['a in (1,2)', true], ['a notin (1,2)', false], ['c notin (1)', true], ['b>19', true], ['b<20', false],
    ['a=1,b=21', false], ['constructor', false], ['c>1', false], ['toString>1', false],
  ]
  it.each(matching)('%j matches: %s', (text, expected) => {
    expect(parseLabelSelector(text).matches(labels)).toBe(expected)
  })

  it('are made of objects: none selects nothing, an empty one everything', () => {
    expect(labelSelectorOf(undefined)).toBe(LabelSelector.nothing)
    expect(labelSelectorOf(undefined).matches({})).toBe(false)
    expect(labelSelectorOf({}).matches(undefined)).toBe(true)
    const selector = labelSelectorOf({
      matchLabels: { z: '1' },
      matchExpressions: [{ key: 'a', operator: 'In', values: ['y', 'x'] }, { key: 'b', operator: 'DoesNotExist' }],
    })
    expect(selector.toString()).toBe('a in (x,y),!b,z=1')
    expect(selector.valuesOf('z')).toEqual(['1'])
    expect(selector.valuesOf('b')).toBeUndefined()
    expect(() => labelSelectorOf({ matchExpressions: [{ key: 'a', operator: 'Nope' }] })).toThrow('"Nope" is not a valid label selector operator')
    expect(labelSelectorOfMap({ b: '2', a: '1' }).toString()).toBe('a=1,b=2')
  })

  it('are parsed in steps that are short', () => {
    const long = [`a in (${Array.from({ length: 50_000 }, (_, i) => `v${i}`).join(',')})`, '!a,'.repeat(50_000) + 'a']
    for (const text of long) expect([...labelSelectorSteps(text)].length).toBeGreaterThanOrEqual(24)
  })

  it('are parsed in linear time', () => {
    const started = process.cpuUsage()
    expect(parseLabelSelector(`a in (${Array.from({ length: 100_000 }, (_, i) => `v${i}`).join(',')})`).requirements).toHaveLength(1)
    expect(() => parseLabelSelector('='.repeat(200_000))).toThrow(SelectorError)
    expect(process.cpuUsage(started).user).toBeLessThan(2_000_000)
  })

  const word = fc.stringMatching(/^[a-zA-Z0-9]([-a-zA-Z0-9_.]{0,8}[a-zA-Z0-9])?$/)
  const requirement = fc
    .tuple(word, fc.constantFrom<LabelOperator>('in', 'notin', '=', '==', '!=', 'exists', '!', 'gt'), fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), fc.integer())
    .map(([key, operator, values, bound]) => {
      if (operator === 'exists' || operator === '!') return labelRequirement(key, operator, [])
      if (operator === 'gt') return labelRequirement(key, operator, [`${bound}`].filter((text) => !text.startsWith('-')).concat(bound < 0 ? ['1'] : []))
      return labelRequirement(key, operator, operator.endsWith('in') ? values.toSorted() : values.slice(0, 1))
    })

  it('parse what they print', () => {
    fc.assert(
      fc.property(fc.array(requirement, { maxLength: 4 }), (requirements) => {
        const sorted = requirements.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
        expect(parseLabelSelector(LabelSelector.of(requirements).toString()).requirements).toEqual(sorted)
      }),
    )
  })
})

describe('field selectors', () => {
  it('are terms, printed in order of their text', () => {
    const selector = parseFieldSelector('b==2,,a=1,c!=3')
    expect(selector.terms).toEqual([
      { field: 'b', operator: '=', value: '2' },
      { field: 'a', operator: '=', value: '1' },
      { field: 'c', operator: '!=', value: '3' },
    ])
    expect(selector.toString()).toBe('a=1,b=2,c!=3')
  })

  it('match; an absent field is empty', () => {
    const fields = new Map([['a', '1']])
    const matches = (text: string): boolean => parseFieldSelector(text).matches((field) => fields.get(field))
    expect(['a=1', 'a!=1', 'b=', 'b!=', '', 'a=1,b=x'].map(matches)).toEqual([true, false, true, false, true, false])
    expect(parseFieldSelector('a!=0,a=1').exact('a')).toBe('1')
  })

  const refused: [string, string][] = [
    ['a', "invalid selector: 'a'; can't understand 'a'"],
    ['a=1,b', "invalid selector: 'a=1,b'; can't understand 'b'"],
    ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
    ['a=\\x', 'invalid field selector: invalid escape sequence: \\x'],
    ['a=x\\', 'invalid field selector: invalid escape sequence: \\'],
  ]
  it.each(refused)('%j is refused', (text, message) => {
    expect(() => parseFieldSelector(text)).toThrow(new SelectorError(message))
  })

  it('escape and unescape any value', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(parseFieldSelector(`f=${escapeFieldValue(value)}`).terms).toEqual([{ field: 'f', operator: '=', value }])
      }),
    )
  })
})
