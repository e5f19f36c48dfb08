import { describe, expect, it } from 'vitest'
import { compileExpression } from './compile.js'
import { admissionEnvironment } from './environments/admission.js'

const environment = admissionEnvironment({ age: 'new', params: true, authorizer: true })

/** Place and text of each complaint. */
function complaintsOf(expression: string): readonly string[] {
  const compiled = compileExpression(expression, environment)
  return typeof compiled === 'string' ? [...compiled.matchAll(/^ERROR: <input>:(.*)$/gm)].map(([, line = '']) => line) : []
}

/** What may begin an operand. */
const operand =
  "{'[', '{', '(', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"

/** What cel-go says of the syntax of an expression, without the words `Syntax error`. */
const rows: readonly (readonly [expression: string, ...complaints: string[]])[] = [
  ['a +', "1:4: mismatched input '<EOF>' expecting {operand}"],
  ['1 2', "1:3: extraneous input '2' expecting <EOF>"],
  ['Bad Value!', "1:5: mismatched input 'Value' expecting <EOF>"],
  ['(1', "1:3: missing ')' at '<EOF>'"],
  ['1)', "1:2: extraneous input ')' expecting <EOF>"],
  ['[1, 2', "1:6: mismatched input '<EOF>' expecting {']', ','}"],
  ['[1,, 2]', "1:4: mismatched input ',' expecting ']'"],
  ['{1: 2', "1:6: mismatched input '<EOF>' expecting {'}', ','}"],
  ['{1, 2}', "1:3: mismatched input ',' expecting ':'", "1:5: extraneous input '2' expecting '}'"],
  ["{'a' 1}", "1:6: missing ':' at '1'"],
  ['a.', "1:3: no viable alternative at input '.'"],
  ['a.1', "1:2: extraneous input '.1' expecting <EOF>"],
  ['a..b', "1:3: no viable alternative at input '..'"],
  ['.', "1:2: no viable alternative at input '.'"],
  ['a ? b', "1:6: mismatched input '<EOF>' expecting ':'"],
  ['a ? b :', "1:8: mismatched input '<EOF>' expecting {operand}"],
  ['a ? b : c : d', "1:11: mismatched input ':' expecting <EOF>"],
  ['f(1', "1:4: missing ')' at '<EOF>'"],
  ['f(,)', "1:3: extraneous input ',' expecting {'[', '{', '(', ')', '.', '-', '!', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"],
  ['f(1,)', "1:5: mismatched input ')' expecting {operand}"],
  ['a[', "1:3: mismatched input '<EOF>' expecting {'[', '{', '(', '.', '-', '!', '?', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"],
  ['a[]', "1:3: mismatched input ']' expecting {'[', '{', '(', '.', '-', '!', '?', 'true', 'false', 'null', NUM_FLOAT, NUM_INT, NUM_UINT, STRING, BYTES, IDENTIFIER}"],
  ['a &b', "1:3: token recognition error at: '&b'"],
  ['a & b', "1:3: token recognition error at: '& '", "1:5: extraneous input 'b' expecting <EOF>"],
  ['a | b', "1:3: token recognition error at: '| '", "1:5: extraneous input 'b' expecting <EOF>"],
  ['a = b', "1:3: token recognition error at: '= '", "1:5: extraneous input 'b' expecting <EOF>"],
  ['!', "1:2: extraneous input '<EOF>' expecting {operand}"],
  ['-', "1:2: no viable alternative at input '-'", "1:2: mismatched input '<EOF>' expecting {operand}"],
  ['--', "1:3: no viable alternative at input '-'", "1:3: mismatched input '<EOF>' expecting {operand}"],
  ['!-', "1:3: no viable alternative at input '-'", "1:3: mismatched input '<EOF>' expecting {operand}"],
  ['a $ b', "1:3: token recognition error at: '$'", "1:5: extraneous input 'b' expecting <EOF>"],
  ['#', "1:1: token recognition error at: '#'", "1:2: mismatched input '<EOF>' expecting {operand}"],
  ['"abc', '1:1: token recognition error at: \'"abc\'', "1:5: mismatched input '<EOF>' expecting {operand}"],
  ["'a\\qb'", "1:1: token recognition error at: ''a\\q'", "1:6: token recognition error at: '''"],
  ['"a\\u00e"', '1:1: token recognition error at: \'"a\\u00e"\'', "1:9: mismatched input '<EOF>' expecting {operand}"],
  ['r"a', '1:2: token recognition error at: \'"a\''],
  ["b'", "1:2: token recognition error at: '''"],
  ["'''abc", "1:3: token recognition error at: ''abc'"],
  ['1e', "1:2: extraneous input 'e' expecting <EOF>"],
  ['0x', "1:2: extraneous input 'x' expecting <EOF>"],
  ['1.', "1:3: no viable alternative at input '.'"],
  ['1..2', "1:3: no viable alternative at input '..2'"],
  ['2u3', "1:3: extraneous input '3' expecting <EOF>"],
  ['a in', "1:5: mismatched input '<EOF>' expecting {operand}"],
  ['in a', "1:1: extraneous input 'in' expecting {operand}"],
  ['.true', "1:2: mismatched input 'true' expecting IDENTIFIER"],
  ['a b c', "1:3: mismatched input 'b' expecting <EOF>"],
  ['a b c d', "1:3: mismatched input 'b' expecting <EOF>"],
  ['`abc`', "1:1: mismatched input '`abc`' expecting {operand}"],
  ['f()()', "1:4: mismatched input '(' expecting <EOF>"],
  ['a.b()(c)', "1:6: mismatched input '(' expecting <EOF>"],
  ['a{b: 1', "1:7: mismatched input '<EOF>' expecting {'}', ','}"],
  ['a{b}', "1:4: mismatched input '}' expecting ':'"],
  ['a{1: 2}', "1:3: mismatched input '1' expecting {'}', ',', '?', IDENTIFIER, ESC_IDENTIFIER}"],
  ['a && && b', "1:6: extraneous input '&&' expecting {operand}"],
  ['a || ', "1:6: mismatched input '<EOF>' expecting {operand}"],
  ['(a && (b || )', "1:13: mismatched input ')' expecting {operand}", "1:14: missing ')' at '<EOF>'"],
  [') a', "1:1: extraneous input ')' expecting {operand}"],
  ['] a } b )', "1:1: extraneous input ']' expecting {operand}", "1:5: mismatched input '}' expecting <EOF>"],
  ['// only a comment', "1:18: mismatched input '<EOF>' expecting {operand}"],
]

/** Errors after which the parser finds its way back late. */
const lost: readonly (readonly [expression: string, ...complaints: string[]])[] = [
  ['[., a].all(., b)', "1:3: no viable alternative at input '.,'"],
  ['f(. == 1) + )', "1:5: no viable alternative at input '. =='", "1:9: mismatched input ')' expecting <EOF>"],
  ['f(1, ., 2) )', "1:7: no viable alternative at input '.,'"],
  ['(foo()) == (., c.y)', "1:14: no viable alternative at input '.,'"],
  ['[., :]', "1:3: no viable alternative at input '.,'"],
  ['f(., +)', "1:4: no viable alternative at input '.,'", "1:7: mismatched input ')' expecting {operand}"],
  ['(.()) in [x, -x]', "1:3: no viable alternative at input '.('"],
  ["{'a': 1?. 'b': [1, 2.5, -3!}", "1:11: no viable alternative at input '. 'b''", "1:18: missing ']' at ','", "1:23: mismatched input ',' expecting ':'", "1:25: missing '}' at '-'", "1:27: mismatched input '!' expecting <EOF>"],
  ["{'a': 1, 'b': [1, 2.>=, -3", "1:21: no viable alternative at input '.>='", "1:23: extraneous input ',' expecting {operand}", "1:27: mismatched input '<EOF>' expecting {'}', ','}"],
  ['f(a., +)', "1:5: no viable alternative at input '.,'", "1:8: mismatched input ')' expecting {operand}"],
]

/** What it says of an expression that it could read. */
const readable: readonly (readonly [expression: string, complaint: string])[] = [
  ['if', '1:1: reserved identifier: if'],
  ['for(x)', '1:1: reserved identifier: for'],
  ['x.`a-b`', "1:3: unsupported syntax: '`'"],
  ['9223372036854775808', '1:1: invalid int literal'],
  ['18446744073709551616u', '1:1: invalid uint literal'],
  ['1e999', '1:1: invalid double literal'],
  ['has(a)', '1:5: invalid argument to has() macro'],
  ['x.all(1, true)', '1:7: argument must be a simple name'],
  ['x.all(y.z, true)', '1:8: argument must be a simple name'],
  ['x.map(1, y)', '1:7: argument is not an identifier'],
  ['x.exists(__result__, true)', '1:10: iteration variable overwrites accumulator variable'],
  ['x.all(i, i, true)', '1:10: duplicate variable name: i'],
  ['o.optMap(1, x)', '1:10: optMap() variable name must be a simple identifier'],
]

describe('syntax errors', () => {
  it.each([...rows, ...lost])('%s', (expression, ...complaints) => {
    const texts = complaints.map((text) => text.replace(': ', ': Syntax error: ').replace('{operand}', operand))
    expect(complaintsOf(expression)).toEqual(texts)
  })

  it.each(readable)('%s', (expression, complaint) => {
    expect(complaintsOf(expression)).toEqual([complaint])
  })
})
