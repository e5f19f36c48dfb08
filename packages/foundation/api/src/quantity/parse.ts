import { QuantityError, scanQuantity, type Scanned } from './scan.js'
import { interpretSuffix, type QuantityFormat, type Suffix } from './suffix.js'

/** A quantity's amount in billionths, and how it is written. */
export interface Amount {
  nanos: bigint
  format: QuantityFormat
  /** The text itself, where upstream takes it for canonical and keeps it. */
  text?: string
}

/** The greatest amount written with a binary suffix: 2^63-1. Greater ones are capped to it. */
const binaryMax = (2n ** 63n - 1n) * 1_000_000_000n

/** Digits of the result beyond which a number is refused, to bound the work that a text can cause. */
const maxDigits = 1000

/** |whole.fraction| x 10^exponent in billionths; what is smaller than one is rounded up, away from 0. */
function decimalNanos(scanned: Scanned, exponent: number): bigint {
  const { whole, fraction } = scanned
  const digits = (whole + fraction).replace(/^0+/, '')
  if (digits === '') return 0n
  const shift = exponent + 9 - fraction.length
  if (digits.length + shift > maxDigits) throw QuantityError.numeric()
  if (shift >= 0) return BigInt(digits) * 10n ** BigInt(shift)
  const kept = digits.slice(0, shift)
  const lost = /[1-9]/.test(digits.slice(kept.length))
  return BigInt(kept === '' ? 0 : kept) + (lost ? 1n : 0n)
}

function binaryNanos(scanned: Scanned, exponent: number): bigint {
  const { whole, fraction } = scanned
  if (whole.length > 19) return binaryMax
  // A fraction's digits beyond these cannot matter but for being there: one bit of 2^-60 has at most 60.
  const kept = fraction.slice(0, 80)
  const lost = /[1-9]/.test(fraction.slice(80)) ? 1n : 0n
  const unit = 10n ** BigInt(kept.length)
  const scaled = ((BigInt(whole + kept) * 10n + lost) << BigInt(exponent)) * 1_000_000_000n
  const divisor = unit * 10n
  const nanos = (scaled + divisor - 1n) / divisor
  return nanos > binaryMax ? binaryMax : nanos
}

/** Whether upstream keeps the text as it stands, though it be `+5`, `007Ki` or `1.500`. */
function kept(scanned: Scanned, suffix: Suffix): boolean {
  const { whole, fraction } = scanned
  if (suffix.base === 2) {
    const precision = 14 - whole.length - Math.trunc(suffix.exponent * 0.3)
    return fraction === '' && precision >= 0 && Number(whole) % 8 !== 0
  }
  const scale = suffix.exponent - fraction.length
  const digits = whole + fraction
  return digits.length <= 18 && scale >= -9 && scale % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
}

/** Throws QuantityError. Linear in the text's length. */
export function parseAmount(text: string): Amount {
  const scanned = scanQuantity(text)
  const suffix = interpretSuffix(scanned.suffix)
  if (!suffix) throw QuantityError.suffix()
  const size =
    suffix.base === 2 ? binaryNanos(scanned, suffix.exponent) : decimalNanos(scanned, suffix.exponent)
  const nanos = scanned.negative ? -size : size
  if (kept(scanned, suffix)) return { nanos, format: suffix.format, text }
  const fraction = suffix.format === 'BinarySI' && size > 0n && size < 1_000_000_000n
  return { nanos, format: fraction ? 'DecimalSI' : suffix.format }
}
