const formatWrong = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

/** The text is no quantity. The message is upstream's. */
export class QuantityError extends Error {
  override readonly name = 'QuantityError'

  static format(): QuantityError {
    return new QuantityError(formatWrong)
  }

  static numeric(): QuantityError {
    return new QuantityError('unable to parse numeric part of quantity')
  }

  static suffix(): QuantityError {
    return new QuantityError("unable to parse quantity's suffix")
  }
}

/** The parts of a quantity's text. `whole` has no leading zeros, but is never empty. */
export interface Scanned {
  negative: boolean
  whole: string
  fraction: string
  suffix: string
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function skipDigits(text: string, from: number): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at++
  return at
}

/** Where the suffix's letters, sign and digits end. */
function skipSuffix(text: string, from: number): number {
  let at = from
  while (at < text.length && 'eEinumkKMGTP'.includes(text.charAt(at))) at++
  const sign = text.charAt(at)
  return skipDigits(text, sign === '-' || sign === '+' ? at + 1 : at)
}

/** As upstream's scanner: `.`, `+` and `5.` are numbers, the first two of them 0. */
export function scanQuantity(text: string): Scanned {
  if (text === '') throw QuantityError.format()
  const negative = text.startsWith('-')
  let start = negative || text.startsWith('+') ? 1 : 0
  while (text.charAt(start) === '0') start++
  const wholeEnd = skipDigits(text, start)
  const point = text.charAt(wholeEnd) === '.'
  const fractionEnd = point ? skipDigits(text, wholeEnd + 1) : wholeEnd
  const end = skipSuffix(text, fractionEnd)
  if (end < text.length) throw QuantityError.format()
  return {
    negative,
    whole: text.slice(start, wholeEnd) || '0',
    fraction: point ? text.slice(wholeEnd + 1, fractionEnd) : '',
    suffix: text.slice(fractionEnd),
  }
}
