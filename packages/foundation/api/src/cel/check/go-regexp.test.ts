import { describe, expect, it } from 'vitest'
import { patternComplaint } from './go-regexp.js'

/** As Go 1.26 says it. */
const wrong: readonly (readonly [pattern: string, complaint: string])[] = [
  ['a)b', 'unexpected ): `a)b`'],
  ['a(b', 'missing closing ): `a(b`'],
  ['(?:a', 'missing closing ): `(?:a`'],
  ['ab[c', 'missing closing ]: `[c`'],
  ['[]', 'missing closing ]: `[]`'],
  ['ab[c-a]d', 'invalid character class range: `c-a`'],
  ['[[:foo:]]', 'invalid character class range: `[:foo:]`'],
  [String.raw`x\p{Foo}y`, String.raw`invalid character class range: ` + '`\\p{Foo}`'],
  [String.raw`x\p{Greek`, String.raw`invalid character class range: ` + '`\\p{Greek`'],
  ['x(?P<n', 'invalid named capture: `(?P<n`'],
  ['x(?P<n!>a)b', 'invalid named capture: `(?P<n!>`'],
  ['x(?<=b)', 'invalid named capture: `(?<=b)`'],
  ['x(?=b)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['x(?i-)b', 'invalid or unsupported Perl syntax: `(?i-)`'],
  ['(?P=n)', 'invalid or unsupported Perl syntax: `(?P`'],
  ['(?i', 'invalid or unsupported Perl syntax: `(?i`'],
  [String.raw`x\C`, 'invalid escape sequence: `\\C`'],
  [String.raw`x\xZZ`, 'invalid escape sequence: `\\xZZ`'],
  [String.raw`x\x{110000}`, 'invalid escape sequence: `\\x{110000`'],
  [String.raw`x\1y`, 'invalid escape sequence: `\\1`'],
  [String.raw`[a-\d]`, 'invalid escape sequence: `\\d`'],
  ['a|*b', 'missing argument to repetition operator: `*`'],
  ['a*?+b', 'invalid nested repetition operator: `*?+`'],
  ['x{2}{3}', 'invalid nested repetition operator: `{2}{3}`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['a{2,1}', 'invalid repeat count: `{2,1}`'],
  ['a\\', 'trailing backslash at end of expression: ``'],
]

const well = [
  '', '^[a-z]+$', '(?i)(?s:a)(?U)b', '(?P<n>a)(?<m>b)', 'a{,5}b{x}c{', '^*', '(|a)*', '[]a]', '[^]a]', '[--a]',
  '[a-b-c]', '[[:alpha:]-z]', '[[:alpha]', 'a{1000}', 'a*?b+?c??d{1,2}?',
  String.raw`\d\s\w\D\S\W\b\B\A\z`, String.raw`\pL\p{Greek}\P{Lu}[\pL\d-z]`, String.raw`\Qa*b\E\Q[`, String.raw`\x{10FFFF}\x41\07\123`,
]

describe('patterns in the syntax of Go', () => {
  it.each(wrong)('%s', (pattern, complaint) => {
    expect(patternComplaint(pattern)).toBe(`error parsing regexp: ${complaint}`)
  })

  it.each(well)('%s is one', (pattern) => {
    expect(patternComplaint(pattern)).toBeUndefined()
  })
})
