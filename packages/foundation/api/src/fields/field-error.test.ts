import { describe, expect, it } from 'vitest'
import { aggregateText, errorText, field, FieldPath, quote, type FieldError } from './index.js'

const at = FieldPath.root('spec').child('ports').index(0).child('name')

describe('FieldPath', () => {
  it('prints children, positions and keys', () => {
    expect(FieldPath.root('spec', 'template').child('a').index(2).key('k/x').toString()).toBe('spec.template.a[2][k/x]')
  })
})

describe('field errors', () => {
  const texts: [FieldError, string][] = [
    [field.required(at), 'Required value'],
    [field.required(at, 'must be set'), 'Required value: must be set'],
    [field.invalid(at, 'a"b', 'no'), 'Invalid value: "a\\"b": no'],
    [field.invalid(at, 70_000, 'no'), 'Invalid value: 70000: no'],
    [field.invalid(at, true, 'no'), 'Invalid value: true: no'],
    [field.invalid(at, { a: '<b>' }, 'no'), 'Invalid value: {"a":"\\u003cb\\u003e"}: no'],
    [field.invalid(at, null, 'no'), 'Invalid value: null: no'],
    [field.notSupported(at, 'x', ['A', 'B']), 'Unsupported value: "x": supported values: "A", "B"'],
    [field.duplicate(at, 'x'), 'Duplicate value: "x"'],
    [field.notFound(at, 'x'), 'Not found: "x"'],
    [field.forbidden(at, 'no'), 'Forbidden: no'],
    [field.tooLong(at, 1), 'Too long: may not be more than 1 byte'],
    [field.tooLongCharacters(at, 5), 'Too long: may not be more than 5 characters'],
    [field.tooShort(at, 2), 'Too short: must be at least 2 characters'],
    [field.tooMany(at, 4, 3), 'Too many: 4: must have at most 3 items'],
    [field.tooFew(at, 0, 1), 'Too few: 0: must have at least 1 item'],
    [field.internal(at, 'oops'), 'Internal error: oops'],
  ]
  it.each(texts)('%j', (error, text) => {
    expect(errorText(error)).toBe(`spec.ports[0].name: ${text}`)
  })

  it('are aggregated once each', () => {
    const one = field.required('a')
    expect(aggregateText([])).toBe('')
    expect(aggregateText([one, one])).toBe('a: Required value')
    expect(aggregateText([one, field.required('b'), one])).toBe('[a: Required value, b: Required value]')
  })
})

describe('quote', () => {
  it('escapes as %q does', () => {
    expect(quote('é\n\x00\x7f\u200b😀\u{e0001}\\')).toBe('"é\\n\\x00\\x7f\\u200b😀\\U000e0001\\\\"')
  })
})
