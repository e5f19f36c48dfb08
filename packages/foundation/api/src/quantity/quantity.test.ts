import { fc } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { canonicalQuantity, compareQuantities, milliNumber, Quantity, QuantityError, wholeNumber } from './index.js'
import { binarySuffixes, decimalSuffixes } from './suffix.js'

fc.configureGlobal({ seed: 20 })

const canonical: [string, string][] = [
  ['0', '0'], ['0Mi', '0'], ['-0', '0'], ['.', '0'], ['+', '0'],
  ['1.5', '1500m'], ['0.5', '500m'], ['.5', '500m'], ['100m', '100m'], ['1000m', '1'], ['1100m', '1100m'],
  ['1500k', '1500k'], ['1000k', '1M'], ['0.1m', '100u'], ['1n', '1n'], ['0.1n', '1n'], ['-0.1n', '-1n'],
  ['1.1n', '2n'], ['1Ki', '1Ki'], ['1024Mi', '1Gi'], ['1.5Gi', '1536Mi'], ['0.5Gi', '512Mi'], ['0.5Ki', '512'],
  ['1.1Ki', '1126400m'], ['1000Ki', '1000Ki'], ['8Ki', '8Ki'], ['1023', '1023'], ['-1Gi', '-1Gi'],
  ['1e3', '1e3'], ['1E3', '1E3'], ['1000e3', '1e6'], ['12e6', '12e6'], ['100e-3', '100e-3'], ['1e1', '10'], ['1e-10', '1e-9'],
  ['16Ei', '9223372036854775807'], ['99999999999999999999Ki', '9223372036854775807'], ['8191Pi', '8191Pi'],
  ['10E', '10E'], ['10000000000000000000000', '10000E'], ['1e22', '10e21'], ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['9223372036854775807', '9223372036854775807'],
  // Kept as written: upstream takes them for canonical.
  ['+5', '+5'], ['5.', '5.'], ['1.500', '1.500'], ['007Ki', '007Ki'],
]

const wrong: [string, string][] = [
  ['', 'format'], ['x', 'format'], ['1.2.3', 'format'], ['5 Ki', 'format'], ['changed', 'format'],
  ['5mm', 'suffix'], ['5e', 'suffix'], ['--5', 'suffix'], ['5ki', 'suffix'], ['5-3', 'suffix'], ['5e+', 'suffix'], ['5e99999999999999999999', 'suffix'],
  ['1e100000000', 'numeric'], ['9'.repeat(2000), 'numeric'],
]

const messages: Record<string, string> = {
  format: "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
  suffix: "unable to parse quantity's suffix",
  numeric: 'unable to parse numeric part of quantity',
}

describe('quantities', () => {
  it.each(canonical)('%s is written %s', (text, expected) => {
    expect(canonicalQuantity(text)).toBe(expected)
  })

  it.each(wrong)('%.20s is refused: %s', (text, kind) => {
    expect(() => Quantity.parse(text)).toThrow(new QuantityError(messages[kind]))
  })

  it('are refused in linear time', () => {
    const started = process.cpuUsage()
    for (const text of ['9'.repeat(1_000_000), `0.${'9'.repeat(1_000_000)}`, `1.${'0'.repeat(1_000_000)}Ki`, `1${'e'.repeat(1_000_000)}`]) {
      try {
        Quantity.parse(text)
      } catch (error) {
        expect(error).toBeInstanceOf(QuantityError)
      }
    }
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000)
  })

  it('are taken as numbers too', () => {
    expect(canonicalQuantity(0.5)).toBe('500m')
    expect(canonicalQuantity(2)).toBe('2')
  })

  it('keep the form of the first that is not zero in sums', () => {
    const sum = (a: string, b: string): string => Quantity.parse(a).add(Quantity.parse(b)).toString()
    expect(sum('1Gi', '1024Mi')).toBe('2Gi')
    expect(sum('0', '1Gi')).toBe('1Gi')
    expect(sum('1G', '1Gi')).toBe('2073741824')
    expect(Quantity.parse('1').sub(Quantity.parse('1500m')).toString()).toBe('-500m')
  })

  it('round up when scaled', () => {
    expect(Quantity.parse('1001u').milliValue()).toBe(2n)
    expect(Quantity.parse('-1001u').milliValue()).toBe(-2n)
    expect([wholeNumber('100m'), wholeNumber('1Gi'), milliNumber('100m'), milliNumber('2'), milliNumber('1.5'), milliNumber('1n')]).toEqual([
      1, 1_073_741_824, 100, 2000, 1500, 1,
    ])
  })
})

const suffixes = [...decimalSuffixes, ...binarySuffixes.slice(1, 4)]
const text = fc
  .tuple(fc.constantFrom('', '-'), fc.nat(1_000_000), fc.option(fc.nat(9999)), fc.constantFrom(...suffixes))
  .map(([sign, whole, part, suffix]) => `${sign}${whole}${part === null ? '' : `.${part}`}${suffix}`)

/** Billionths by long arithmetic over one great denominator, rounded away from 0. */
function nanosOf(source: string): bigint {
  const [, sign, whole = '', part = '', suffix = ''] = /^(-?)(\d+)(?:\.(\d+))?([a-zA-Z]*)$/.exec(source) ?? []
  const binary = binarySuffixes.indexOf(suffix)
  const decimal = decimalSuffixes.indexOf(suffix)
  const factor = suffix !== '' && binary > 0 ? 1024n ** BigInt(binary) * 10n ** 9n : 1000n ** BigInt(decimal)
  const denominator = 10n ** BigInt(part.length)
  const size = (BigInt(whole + part) * factor + denominator - 1n) / denominator
  return sign === '-' ? -size : size
}

describe('for any quantity', () => {
  it('the amount is exact and the order that of the amounts', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Quantity.parse(a).scaled(-9)).toBe(nanosOf(a))
        const order = nanosOf(a) - nanosOf(b)
        expect(Quantity.parse(a).compare(Quantity.parse(b))).toBe(order < 0n ? -1 : order > 0n ? 1 : 0)
        expect(compareQuantities(a, b)).toBe(order < 0n ? -1 : order > 0n ? 1 : 0)
      }),
    )
  })

  it('the canonical text means the same and is its own canonical text', () => {
    fc.assert(
      fc.property(text, (source) => {
        const written = canonicalQuantity(source)
        expect(Quantity.parse(written).compare(Quantity.parse(source))).toBe(0)
        expect(canonicalQuantity(written)).toBe(written)
      }),
    )
  })

  it('the quick numbers are the exact ones', () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(milliNumber(source)).toBe(Number(Quantity.parse(source).milliValue()))
        expect(wholeNumber(source)).toBe(Number(Quantity.parse(source).value()))
      }),
    )
  })
})
