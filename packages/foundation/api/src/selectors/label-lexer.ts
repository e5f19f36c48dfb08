export type TokenKind = 'identifier' | 'in' | 'notin' | 'end' | '(' | ')' | ',' | '!' | '!=' | '=' | '==' | '<' | '>'

export interface Token {
  kind: TokenKind
  text: string
}

const symbols: ReadonlySet<string> = new Set(['(', ')', ',', '!', '!=', '=', '==', '<', '>'])
const space = /[ \t\r\n]/
const word = /[^ \t\r\n=!(),<>\0]+/y

function isSymbol(text: string): text is TokenKind {
  return symbols.has(text)
}

/** The tokens of a label selector, the last of kind `end`. A NUL ends the text, as upstream's lexer has it. */
export function lexLabels(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length && text.charAt(at) !== '\0') {
    if (space.test(text.charAt(at))) {
      at++
      continue
    }
    const pair = text.slice(at, at + 2)
    const symbol = pair.length === 2 && isSymbol(pair) ? pair : text.charAt(at)
    word.lastIndex = at
    const found = isSymbol(symbol) ? symbol : (word.exec(text)?.[0] ?? '')
    tokens.push({ kind: isSymbol(symbol) ? symbol : found === 'in' || found === 'notin' ? found : 'identifier', text: found })
    at += found.length
  }
  return [...tokens, { kind: 'end', text: '' }]
}
