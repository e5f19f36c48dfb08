import { fc } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import {
  contains,
  difference,
  equalSets,
  fieldSet,
  hasPath,
  intersection,
  isEmptySet,
  pathsOf,
  recursiveDifference,
  union,
  type FieldSet,
} from './field-set.js'
import { canonicalElement, compareElements, keyElement, valueElement } from './path-element.js'
import { readFieldSet } from './read-field-set.js'

fc.configureGlobal({ seed: 4 })

const element = fc.oneof(
  fc.constantFrom('f:a', 'f:b', 'f:', 'f:name'),
  fc.constantFrom<unknown>(9, 80, 'x', 'y').map((port) => keyElement([['port', port]])),
  fc.constantFrom<unknown>(9, 80, 'x', true, null).map(valueElement),
  fc.nat(12).map((index) => `i:${index}`),
)
const paths = fc.array(fc.array(element, { minLength: 1, maxLength: 4 }), { maxLength: 8 })

/** A set as its members' paths, to compare with sets of texts. */
const texts = (set: FieldSet): Set<string> => new Set(pathsOf(set).map((path) => JSON.stringify(path)))

function inOrder(set: FieldSet): boolean {
  const elements = Object.keys(set).filter((key) => key !== '.')
  return elements.every((one, at) => at === 0 || compareElements(elements[at - 1] ?? '', one) < 0) && Object.values(set).every(inOrder)
}

describe('the algebra of field sets', () => {
  test('is that of sets of paths', () => {
    fc.assert(
      fc.property(paths, paths, (p, q) => {
        const [a, b] = [fieldSet(...p), fieldSet(...q)]
        const [left, right] = [texts(a), texts(b)]
        expect(left).toEqual(new Set(p.map((path) => JSON.stringify(path))))
        expect(texts(union(a, b))).toEqual(new Set([...left, ...right]))
        expect(texts(intersection(a, b))).toEqual(new Set([...left].filter((path) => right.has(path))))
        expect(texts(difference(a, b))).toEqual(new Set([...left].filter((path) => !right.has(path))))
        expect(equalSets(a, b)).toBe(left.size === right.size && [...left].every((path) => right.has(path)))
        expect(contains(a, b)).toBe([...right].every((path) => left.has(path)))
        for (const path of q) expect(hasPath(a, path)).toBe(left.has(JSON.stringify(path)))
      }),
    )
  })

  test('takes whole branches where it is told to', () => {
    fc.assert(
      fc.property(paths, paths, (p, q) => {
        const beneath = (path: string[]): boolean =>
          q.some((top) => JSON.stringify(path.slice(0, top.length)) === JSON.stringify(top))
        const kept = p.filter((path) => !beneath(path)).map((path) => JSON.stringify(path))
        expect(texts(recursiveDifference(fieldSet(...p), fieldSet(...q)))).toEqual(new Set(kept))
      }),
    )
  })

  test('keeps sets in order, small, and the same where nothing changes', () => {
    fc.assert(
      fc.property(paths, paths, (p, q) => {
        const [a, b] = [fieldSet(...p), fieldSet(...q)]
        for (const set of [union(a, b), intersection(a, b), difference(a, b), recursiveDifference(a, b)]) {
          expect(inOrder(set)).toBe(true)
          expect(JSON.stringify(readFieldSet(set))).toBe(JSON.stringify(set))
        }
        if (isEmptySet(intersection(a, b))) expect(difference(a, b)).toBe(a)
        expect(isEmptySet(difference(a, a))).toBe(true)
        expect(union(a, difference(a, b))).toBe(a)
        expect(union(difference(a, b), a)).toBe(a)
      }),
    )
  })
})

test('a set is written as upstream writes it: `.` first, numbers as numbers', () => {
  const port = (number: number): string => keyElement([['containerPort', number], ['protocol', 'TCP']])
  const set = fieldSet(['f:ports', port(8080)], ['f:ports', port(9), 'f:name'], ['f:ports', port(9)], ['f:ports'], ['f:image'])
  expect(JSON.stringify(set)).toBe(
    JSON.stringify({
      'f:image': {},
      'f:ports': {
        '.': {},
        'k:{"containerPort":9,"protocol":"TCP"}': { '.': {}, 'f:name': {} },
        'k:{"containerPort":8080,"protocol":"TCP"}': {},
      },
    }),
  )
})

describe('what clients send', () => {
  test('is read whatever its order', () => {
    const sent = { 'f:b': {}, 'v: "x"': {}, 'f:a': { 'f:c': {}, '.': {} }, 'k:{"b":1, "a":"<"}': { '.': {} }, 'z:new': {}, 'i:07': {} }
    const read = readFieldSet(sent)
    expect(Object.keys(read)).toEqual(['f:a', 'f:b', 'k:{"a":"\\u003c","b":1}', 'v:"x"', 'i:7'])
    expect(read['f:a']).toEqual({ '.': {}, 'f:c': {} })
    expect(read['k:{"a":"\\u003c","b":1}']).toEqual({})
    expect(readFieldSet(undefined)).toEqual({})
    expect(readFieldSet({ '.': {} })).toEqual({})
  })

  test.each([
    [{ f: {} }, 'key must be 2 characters long:'],
    [{ name: {} }, 'missing colon: name'],
    [{ 'i:x': {} }, 'strconv.Atoi: parsing "x": invalid syntax'],
    [{ 'k:{': {} }, 'invalid path element: {'],
    [{ 'k:[]': {} }, 'invalid path element: k:[]'],
    [{ 'f:a': 1 }, 'expected an object, got number'],
    [[], 'expected an object, got object'],
  ])('is refused where it is nonsense: %j', (sent, why) => {
    expect(() => readFieldSet(sent)).toThrow(why)
  })

  test('elements of no known sort mean nothing', () => {
    expect(canonicalElement('q:1')).toBeUndefined()
    expect(readFieldSet({ 'f:a': { 'q:1': {} } })).toEqual({ 'f:a': {} })
  })
})

test('elements stand in upstream\'s order: fields, keys, values, positions', () => {
  const order = [
    'f:a', 'f:b', 'k:{"a":1}', 'k:{"a":1,"b":1}', 'k:{"a":"x"}', 'k:{"b":0}', 'v:9', 'v:80', 'v:"a"', 'v:false', 'v:true', 'v:null', 'i:2', 'i:10',
  ]
  expect(order.toReversed().toSorted(compareElements)).toEqual(order)
  for (const one of order) expect(compareElements(one, one)).toBe(0)
})
