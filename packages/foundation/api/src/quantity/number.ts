import { Quantity, type QuantityText } from './quantity.js'

const factors: ReadonlyMap<string, number> = new Map([
  ['', 1000],
  ['m', 1],
  ['k', 1e6],
  ['M', 1e9],
  ['G', 1e12],
  ['Ki', 1024e3],
  ['Mi', 1024 ** 2 * 1e3],
  ['Gi', 1024 ** 3 * 1e3],
])

/** The amount in thousandths of a whole number with a common suffix; undefined for anything else or too great. */
function quickMillis(text: string): number | undefined {
  let at = 0
  let digits = 0
  for (; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30
    if (digit < 0 || digit > 9) break
    digits = digits * 10 + digit
  }
  const factor = at === 0 || at > 9 ? undefined : factors.get(text.slice(at))
  return factor !== undefined && digits * factor <= Number.MAX_SAFE_INTEGER ? digits * factor : undefined
}

/** Thousandths (CPU) as a number, rounded up: exact up to 2^53. Throws QuantityError. */
export function milliNumber(text: QuantityText): number {
  const quick = typeof text === 'string' ? quickMillis(text) : undefined
  return quick ?? Number(Quantity.parse(text).milliValue())
}

/** Negative, 0 or positive as the first is less than, equal to or greater than the second. Throws QuantityError. */
export function compareQuantities(a: QuantityText, b: QuantityText): number {
  const [one, other] = [quickMillis(`${a}`), quickMillis(`${b}`)]
  return one === undefined || other === undefined ? Quantity.parse(a).compare(Quantity.parse(b)) : Math.sign(one - other)
}

/** Whole units (bytes, pods) as a number, rounded up: exact up to 2^53. Throws QuantityError. */
export function wholeNumber(text: QuantityText): number {
  const quick = typeof text === 'string' ? quickMillis(text) : undefined
  return quick === undefined ? Number(Quantity.parse(text).value()) : Math.ceil(quick / 1000)
}
