import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { compileExpression } from './compile.js'
import { estimateCost } from './cost/estimate.js'
import { admissionEnvironment } from './environments/admission.js'

const environment = admissionEnvironment({ age: 'new', params: true, authorizer: true })
const compile = (source: string): ReturnType<typeof compileExpression> => compileExpression(source, environment)

const pieces = [
  '(', ')', '[', ']', '{', '}', '.', ',', '?', ':', '+', '-', '!', '&&', '||', '==', ' in ', 'true', 'null', 'x', 'object',
  '"', "'", '1', '2.5', '3u', '`', '$', 'é', '😀', '\\', '\n', 'if', '.all(x,', '.map(x,', '.optMap(x,', 'has(', "'a'", '//',
]

describe('hostile expressions', () => {
  test.prop([fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''))])(
    'end in a type or in a text',
    (source) => {
      const compiled = compile(source)
      if (typeof compiled === 'string') expect(compiled).toMatch(/^ERROR: <input>:-?\d+:\d+: /)
      else if (compiled) expect(estimateCost(compiled, () => undefined).max).toBeGreaterThanOrEqual(0)
    },
  )

  test.prop([fc.string({ unit: 'binary' })])('of any characters end, too', (source) => {
    expect(['string', 'object', 'undefined']).toContain(typeof compile(source))
  })

  it.each([
    ['(', ')', 251, 'expression recursion limit exceeded: 250'],
    ['[', ']', 251, 'expression recursion limit exceeded: 250'],
    ['1 + ', '', 251, 'max recursion depth exceeded'],
  ])('%s nested too deep are refused', (before, after, times, text) => {
    expect(compile(`${before.repeat(times)}1${after.repeat(times)}`)).toBe(`ERROR: <input>:-1:0: ${text}`)
    expect(compile(`${before.repeat(50)}1${after.repeat(50)}`)).toBeTypeOf('object')
  })

  it('have at most 100,000 characters', () => {
    const text = 'expression code point size exceeds limit: size: 100001, limit 100000'
    expect(compile('1'.padEnd(100_001))).toBe(`ERROR: <input>:-1:0: ${text}`)
  })

  it('are given up after 30 errors', () => {
    expect(compile(`${'f(1 2) && '.repeat(40)}true`)).toContain('Syntax error: error recovery attempt limit exceeded: 30')
  })

  it('that copy themselves without end are let be', () => {
    expect(compile(`optional.of(1)${'.optMap(x, x)'.repeat(40)}`)).toBeUndefined()
  })
})

describe('how a complaint is shown', () => {
  it('points at characters, wide ones under wide ones', () => {
    expect(compile("'é😀' +\n\t'é' + foo")).toBe(
      "ERROR: <input>:2:8: undeclared reference to 'foo' (in container '')\n |  'é' + foo\n | ..．....^",
    )
  })

  it('orders them by place', () => {
    expect(compile('foo(bar)')).toMatch(/:1:4: undeclared reference to 'foo'[^]*:1:5: undeclared reference to 'bar'/)
  })
})
