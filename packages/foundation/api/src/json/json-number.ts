import { JsonError } from './json-error.js'

/** A part of a text that was read: past which place, or why the character there is wrong. */
export interface Part<T> {
  value: T
  end: number
  wrong?: string
}

const digits = /[0-9]*/y

function skipDigits(text: string, from: number): number {
  digits.lastIndex = from
  return from + (digits.exec(text)?.[0].length ?? 0)
}

/** Past the number at `from`, or what is wrong at the end. */
function endOfNumber(text: string, from: number): { end: number; wrong?: string } {
  const start = text.charAt(from) === '-' ? from + 1 : from
  let end = text.charAt(start) === '0' ? start + 1 : skipDigits(text, start)
  if (end === start) return { end, wrong: 'in numeric literal' }
  if (text.charAt(end) === '.') {
    const point = end + 1
    end = skipDigits(text, point)
    if (end === point) return { end, wrong: 'after decimal point in numeric literal' }
  }
  const mark = text.charAt(end)
  if (mark !== 'e' && mark !== 'E') return { end }
  const sign = text.charAt(end + 1)
  const exponent = end + (sign === '+' || sign === '-' ? 2 : 1)
  end = skipDigits(text, exponent)
  return end === exponent ? { end, wrong: 'in exponent of numeric literal' } : { end }
}

/**
 * A number without point and exponent within 64 bits is that integer, a bigint where a double cannot hold it. Every
 * other number is a double; one beyond its range is refused.
 */
function numberOf(literal: string): number | bigint {
  const value = Number(literal)
  if (Number.isSafeInteger(value)) return Object.is(value, -0) ? 0 : value
  if (/^-?[0-9]{16,19}$/.test(literal)) {
    const integer = BigInt(literal)
    if (BigInt.asIntN(64, integer) === integer) return integer
  }
  if (Number.isFinite(value)) return value
  throw new JsonError(`json: cannot unmarshal number ${literal} into Go value of type float64`)
}

export function readNumber(text: string, from: number): Part<number | bigint> {
  const { end, wrong } = endOfNumber(text, from)
  if (wrong !== undefined) return { value: 0, end, wrong }
  return { value: numberOf(text.slice(from, end)), end }
}
