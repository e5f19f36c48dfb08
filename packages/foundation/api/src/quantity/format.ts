import { binarySuffixes, decimalSuffixes, type QuantityFormat } from './suffix.js'

const unit = 1_000_000_000n

/** The number without its factors of `factor`, of which at most `limit` are taken out, and how many there were. */
function removeFactors(value: bigint, factor: bigint, limit: number): [bigint, number] {
  let rest = value
  let times = 0
  while (times < limit && rest % factor === 0n) {
    rest /= factor
    times++
  }
  return [rest, times]
}

function formatBinary(units: bigint): string {
  const [rest, times] = removeFactors(units, 1024n, binarySuffixes.length - 1)
  return `${rest}${binarySuffixes[times] ?? ''}`
}

function formatDecimal(nanos: bigint, exponential: boolean): string {
  // Upstream loses an SI suffix beyond E and with it the magnitude; here the number keeps its zeros.
  const [rest, times] = removeFactors(nanos, 1000n, exponential ? Infinity : decimalSuffixes.length - 1)
  if (!exponential) return `${rest}${decimalSuffixes[times] ?? ''}`
  const exponent = times * 3 - 9
  return exponent === 0 ? `${rest}` : `${rest}e${exponent}`
}

/**
 * The canonical text: no fraction digits, the greatest suffix that loses nothing. What is written with binary
 * suffixes is written with decimal ones where it is under 1Ki or no whole number.
 */
export function formatAmount(nanos: bigint, format: QuantityFormat): string {
  if (nanos === 0n) return '0'
  const size = nanos < 0n ? -nanos : nanos
  if (format === 'BinarySI' && size >= 1024n * unit && nanos % unit === 0n) return formatBinary(nanos / unit)
  return formatDecimal(nanos, format === 'DecimalExponent')
}
