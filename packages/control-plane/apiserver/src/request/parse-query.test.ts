import { expect, it } from 'vitest'
import { parseQuery } from './parse-query.js'

it.each([
  ['a=b&c=d+e', [['a', 'b'], ['c', 'd e']]],
  ['a=b;c&d=e', [['d', 'e']]],
  ['a=%zz&b=%41&c=%', [['b', 'A']]],
  ['', []],
])('reads %s as Go does', (text, pairs) => {
  expect([...parseQuery(text)]).toEqual(pairs)
})
