import { describe, expect, it } from 'vitest'
import { compileExpression } from '../compile.js'
import { admissionEnvironment } from '../environments/admission.js'

const environment = admissionEnvironment({ age: 'new', params: true, authorizer: true })

const rows: readonly (readonly [expression: string, complaint: string])[] = [
  ["duration('abc')", '1:10: invalid duration argument'],
  ["duration('1h') > duration('1x')", '1:27: invalid duration argument'],
  ["timestamp('nope')", '1:11: invalid timestamp argument'],
  ["'a'.matches('[')", '1:13: invalid matches argument'],
  ["'a'.matches('(?!x)')", '1:13: invalid matches argument'],
  ["timestamp('2020-01-01T00:00:00Z') - timestamp('2020-01-01T00:00:00Z') > 1", "1:71: found no matching overload for '_>_' applied to '(duration, int)'"],
  ["duration('1h').getHours('x')", "1:24: found no matching overload for 'getHours' applied to 'duration.(string)'"],
  ["'a'.matches('^a{2,1}$')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\d+(')", '1:13: invalid matches argument'],
  ["'a'.matches('a**')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\1')", '1:13: invalid matches argument'],
  ["'a'.matches('[[:foo:]]')", '1:13: invalid matches argument'],
  ["'a'.matches('[z-a]')", '1:13: invalid matches argument'],
  ["'a'.matches('a++')", '1:13: invalid matches argument'],
  ["'a'.matches('a{1001}')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\')", '1:13: invalid matches argument'],
  ["'a'.matches('a|*')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\p{Nope}')", '1:13: invalid matches argument'],
  ["'a'.matches('[a-\\\\d]')", '1:13: invalid matches argument'],
  ["'a'.matches('[]')", '1:13: invalid matches argument'],
  ["'a'.matches(')')", '1:13: invalid matches argument'],
  ["'a'.matches('x{2}{3}')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\8')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\01\\\\7')", '1:13: invalid matches argument'],
  ["'a'.matches('\\\\g')", '1:13: invalid matches argument'],
  ["duration('1')", '1:10: invalid duration argument'],
  ["duration('')", '1:10: invalid duration argument'],
  ["duration('999999999h')", '1:10: invalid duration argument'],
  ["timestamp('2020-02-30T00:00:00Z')", '1:11: invalid timestamp argument'],
  ["timestamp('2020-01-01 00:00:00Z')", '1:11: invalid timestamp argument'],
  ["timestamp('2020-01-01T00:00:00')", '1:11: invalid timestamp argument'],
  ["timestamp('10000-01-01T00:00:00Z')", '1:11: invalid timestamp argument'],
  ["timestamp('0000-01-01T00:00:00Z')", '1:11: invalid timestamp argument'],
  ["timestamp('2020-01-01t00:00:00z')", '1:11: invalid timestamp argument'],
]

describe('literals', () => {
  it.each(rows)('%s', (expression, complaint) => {
    expect(compileExpression(expression, environment)).toContain(`ERROR: <input>:${complaint}\n`)
  })
})
