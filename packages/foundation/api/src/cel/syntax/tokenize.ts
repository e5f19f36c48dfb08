import type { Complaint } from '../source.js'
import type { Token, TokenKind } from './token.js'

const escape = String.raw`\\(?:[abfnrtv"'\\?${'`'}]|[0-3][0-7][0-7]|[xX][\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})`
const text = [
  `[rR]"""[^]*?"""`,
  `[rR]'''[^]*?'''`,
  String.raw`"""(?:${escape}|[^\\])*?"""`,
  String.raw`'''(?:${escape}|[^\\])*?'''`,
  String.raw`[rR]"[^"\n\r]*"`,
  String.raw`[rR]'[^'\n\r]*'`,
  String.raw`"(?:${escape}|[^\\"\n\r])*"`,
  String.raw`'(?:${escape}|[^\\'\n\r])*'`,
].join('|')

/** The longest match counts; of equals the first. */
const lexicon: readonly (readonly [TokenKind, RegExp])[] = [
  ['', /==|!=|<=|>=|<|>|&&|\|\||[[\]{}().,\-!?:+*/%]/y],
  ['NUM_FLOAT', /\d+\.\d+(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+|\.\d+(?:[eE][+-]?\d+)?/y],
  ['NUM_UINT', /0x[\da-fA-F]+[uU]|\d+[uU]/y],
  ['NUM_INT', /0x[\da-fA-F]+|\d+/y],
  ['STRING', new RegExp(text, 'y')],
  ['BYTES', new RegExp(`[bB](?:${text})`, 'y')],
  ['IDENTIFIER', /[A-Za-z_][A-Za-z\d_]*/y],
  ['ESC_IDENTIFIER', /`[A-Za-z\d_.\-/ ]+`/y],
]

const hidden = /(?:[\t \r\n\f]+|\/\/[^\n]*)+/y
const keywords = new Set(['in', 'true', 'false', 'null'])
/** How far the lexer reads before it gives up. What is read and the character it stopped at are skipped. */
const hopeless = new RegExp(
  ['&', String.raw`\|`, '=', `"(?:${escape}|[^\\\\"\\n\\r])*`, `'(?:${escape}|[^\\\\'\\n\\r])*`, '`[A-Za-z\\d_.\\-/ ]*'].join('|'),
  'y',
)
/** The beginning of an escape sequence that then goes wrong. */
const brokenEscape = /\\(?:[0-3][0-7]?|[xX][\da-fA-F]?|u[\da-fA-F]{0,3}|U[\da-fA-F]{0,7})?/y

function matchAt(pattern: RegExp, source: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(source)?.[0] ?? ''
}

function longest(source: string, at: number): readonly [TokenKind, string] {
  let best: readonly [TokenKind, string] = ['', '']
  for (const [kind, pattern] of lexicon) {
    const found = matchAt(pattern, source, at)
    if (found.length > best[1].length) best = [kind || found, found]
  }
  return keywords.has(best[1]) ? [best[1], best[1]] : best
}

function unreadable(source: string, at: number): string {
  const read = matchAt(hopeless, source, at)
  const escaped = /^["']/.test(read) ? matchAt(brokenEscape, source, at + read.length) : ''
  const stop = at + read.length + escaped.length
  return source.slice(at, stop) + String.fromCodePoint(...[source.codePointAt(stop) ?? []].flat())
}

/** The tokens, the last one `<EOF>`, and what could not be read. */
export function tokenize(source: string): { tokens: readonly Token[]; complaints: readonly Complaint[] } {
  const tokens: Token[] = []
  const complaints: Complaint[] = []
  let skipped = ''
  let at = 0
  while (at < source.length) {
    const space = matchAt(hidden, source, at)
    const [kind, found] = space ? ['', space] : longest(source, at)
    if (found === '') {
      const wrong = unreadable(source, at)
      complaints.push({ offset: at, text: `Syntax error: token recognition error at: '${wrong}'` })
      at += wrong.length
      continue
    }
    if (space) skipped += space
    else {
      tokens.push({ kind, text: found, start: at, hidden: skipped })
      skipped = ''
    }
    at += found.length
  }
  tokens.push({ kind: '<EOF>', text: '<EOF>', start: source.length, hidden: skipped })
  return { tokens, complaints }
}
