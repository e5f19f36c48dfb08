import { expect, it } from 'vitest'
import { strictProblems } from './index.js'

const unknown = (...places: string[]): string[] => places.map((place) => `unknown field "${place}"`)

it.each<[string, string[], string[]]>([
  ['{"bogus":1,"bogus":2,"data":{"a":"1","a":"2"}}', ['bogus'], ['unknown field "bogus"', 'duplicate field "data.a"']],
  ['{"data":{"a":1,"a":2},"bogus":1}', ['bogus'], ['duplicate field "data.a"', 'unknown field "bogus"']],
  ['{"bogus":[{"x":1,"x":2},{"y":{"z":1,"z":1}}]}', ['bogus'], ['unknown field "bogus"']],
  ['{"bogus":{},"bogusly":1,"bogusly":2}', ['bogus'], ['unknown field "bogus"', 'duplicate field "bogusly"']],
  [
    '{"spec":{"ports":[{"zip":1},{"name":"a","name":"b","zip":1}]}}',
    ['spec.ports[0].zip', 'spec.ports[1].zip'],
    ['unknown field "spec.ports[0].zip"', 'duplicate field "spec.ports[1].name"', 'unknown field "spec.ports[1].zip"'],
  ],
])('tells what is wrong with %s in its order', (text, places, expected) => {
  expect(strictProblems(Buffer.from(text), unknown(...places))).toEqual(expected)
})

it('stops at a hundred', () => {
  const keys = Array.from({ length: 101 }, (_, i) => `"k${i}":1,"k${i}":1`)
  expect(strictProblems(Buffer.from(`{${keys.join(',')}}`), [])).toHaveLength(100)
})
