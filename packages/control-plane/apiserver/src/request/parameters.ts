import { badRequest } from '@orrery/api'

const int64Limit = 1n << 63n

/** A number of so many digits, of which the first are no zeros, is beyond any limit, and would take long to read. */
const mostDigits = 25

/** As many digits as can matter. */
function integerOf(text: string): bigint {
  const digits = text.replace(/^([-+]?)0*(?=\d)/, '$1').replace('+', '')
  return digits.length > mostDigits ? int64Limit << 2n : BigInt(digits)
}

/** An integer parameter; undefined where it is absent. Errors are upstream's. */
export function intParameter(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  if (!/^[-+]?\d+$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  const value = integerOf(text)
  if (value >= int64Limit || value < -int64Limit) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: value out of range`)
  }
  return Number(value)
}

/** A flag: there, and neither `0` nor `false`. */
export function boolParameter(query: URLSearchParams, name: string): boolean {
  const text = query.get(name)
  return text !== null && text !== '0' && text.toLowerCase() !== 'false'
}

const uint64Limit = 1n << 64n

/** What upstream says of a resourceVersion to read at that is none; `why` is its number parser's. */
export function invalidRevision(text: string, why: string): string {
  return `resourceVersion: Invalid value: ${JSON.stringify(text)}: ${why}`
}

/** A resourceVersion as a number: 0 for `0` and for an absent one. `problem` makes the error of a malformed one. */
export function revisionOf(text: string, problem: (why: string) => Error): number {
  if (text === '' || text === '0') return 0
  const quoted = JSON.stringify(text)
  const fail = (why: string): Error => problem(`strconv.ParseUint: parsing ${quoted}: ${why}`)
  if (!/^\d+$/.test(text)) throw fail('invalid syntax')
  if (integerOf(text) >= uint64Limit) throw fail('value out of range')
  return Number(text)
}
