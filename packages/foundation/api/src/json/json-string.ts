import type { Part } from './json-number.js'

const plain = /[ !#-[\]-\uffff]*/y

const escapes: Readonly<Record<string, string>> = {
  '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t',
}

/** The four hexadecimal digits of an escape. */
function readHex(text: string, from: number): Part<string> {
  for (let at = from; at < from + 4; at++) {
    if (!/^[0-9a-fA-F]$/.test(text.charAt(at))) return { value: '', end: at, wrong: 'in \\u hexadecimal character escape' }
  }
  return { value: String.fromCharCode(Number.parseInt(text.slice(from, from + 4), 16)), end: from + 4 }
}

/** The escape whose backslash is at `from`. */
function readEscape(text: string, from: number): Part<string> {
  const character = text.charAt(from + 1)
  if (character === 'u') return readHex(text, from + 2)
  const value = escapes[character]
  if (value === undefined) return { value: '', end: from + 1, wrong: 'in string escape code' }
  return { value, end: from + 2 }
}

/** The string whose quote is at `from`. Half a surrogate pair becomes U+FFFD. */
export function readString(text: string, from: number): Part<string> {
  let value = ''
  let at = from + 1
  for (;;) {
    plain.lastIndex = at
    const run = plain.exec(text)?.[0] ?? ''
    value += run
    at += run.length
    const character = text.charAt(at)
    if (character === '"') return { value: value.replace(/\p{Cs}/gu, '\ufffd'), end: at + 1 }
    if (character !== '\\') return { value, end: at, wrong: 'in string literal' }
    const escape = readEscape(text, at)
    if (escape.wrong !== undefined) return escape
    value += escape.value
    at = escape.end
  }
}
