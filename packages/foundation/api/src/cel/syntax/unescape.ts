const named: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

const invalid = 'invalid unicode code point'

function codePoint(digits: string, radix: number, isBytes: boolean): string {
  const code = parseInt(digits, radix)
  if (isBytes) return String.fromCharCode(code & 0xff)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new SyntaxError(invalid)
  return String.fromCodePoint(code)
}

function replaceEscape(escape: string, isBytes: boolean): string {
  const letter = escape[1] ?? ''
  if (/[0-3]/.test(letter)) return codePoint(escape.slice(1), 8, isBytes)
  if (!/[xXuU]/.test(letter)) return named[letter] ?? letter
  if (isBytes && /[uU]/.test(letter)) throw new SyntaxError('unable to unescape string')
  return codePoint(escape.slice(2), 16, isBytes)
}

const escapes = /\\(?:[0-3][0-7]{2}|[xX].{2}|u.{4}|U.{8}|.)/gsu

/** Of UTF-8 a character for each byte. */
function asBytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}

/** What a string literal means; of bytes a character each. Throws SyntaxError in cel-go's words. */
export function unescape(literal: string, isBytes = false): string {
  const raw = /^[rR]/.test(literal)
  const text = literal.slice(raw ? 1 : 0).replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  const quotes = text.length >= 6 && /^("""|''')/.test(text) ? 3 : 1
  const inner = text.slice(quotes, -quotes)
  if (raw) return isBytes ? asBytes(inner) : inner
  if (!isBytes) return inner.replace(escapes, (escape) => replaceEscape(escape, false))
  return inner.split(/(\\(?:[0-3][0-7]{2}|[xX].{2}|.))/su).map((part, index) => (index % 2 ? replaceEscape(part, true) : asBytes(part))).join('')
}
