import { errorText, type ApiObject } from '@orrery/api'
import { expect, it } from 'vitest'
import { byRules, moreThanZero, must, mustBeOneOf, placesOf, unchanging, words, zeroOrMore } from './field-rules.js'

const metadata = { name: 'x', uid: '', resourceVersion: '', creationTimestamp: '' }

function object(spec: object): ApiObject {
  return { metadata, spec } as ApiObject
}

const checks = byRules(
  must('spec.names', 'say some'),
  mustBeOneOf('spec.rules[].kind', ['A', 'B']),
  words('spec.mode', ['On', 'Off']),
  zeroOrMore('spec.count'),
  moreThanZero('spec.most'),
  unchanging('spec.mode'),
)

it('finds every place a path means, and none where something is missing on the way', () => {
  const places = placesOf(object({ rules: [{ kind: 'A' }, {}], other: [] }), 'spec.rules[].kind')
  expect(places.map(({ path, value }) => [path.toString(), value])).toEqual([
    ['spec.rules[0].kind', 'A'],
    ['spec.rules[1].kind', undefined],
  ])
  expect(placesOf(object({}), 'spec.rules[].kind')).toEqual([])
})

it('tells of everything that is wrong, in the order of the table', () => {
  const spec = { names: [], rules: [{}, { kind: 'C' }], mode: 'Maybe', count: -1, most: 0 }
  expect(checks.validate(object(spec)).map(errorText)).toEqual([
    'spec.names: Required value: say some',
    'spec.rules[0].kind: Required value',
    'spec.rules[1].kind: Unsupported value: "C": supported values: "A", "B"',
    'spec.mode: Unsupported value: "Maybe": supported values: "On", "Off"',
    'spec.count: Invalid value: -1: must be greater than or equal to 0',
    'spec.most: Invalid value: 0: must be greater than 0',
  ])
  expect(checks.validate(object({ names: ['a'], rules: [{ kind: 'B' }] }))).toEqual([])
})

it('lets an unchanging field be what it was, and leaves subresources alone', () => {
  const [old, next] = [object({ names: ['a'], mode: 'On' }), object({ names: ['a'], mode: 'Off' })]
  expect(checks.validateUpdate(old, old, '')).toEqual([])
  expect(checks.validateUpdate(next, old, '').map(errorText)).toEqual(['spec.mode: Invalid value: "Off": field is immutable'])
  expect(checks.validateUpdate(next, old, 'status')).toEqual([])
})
