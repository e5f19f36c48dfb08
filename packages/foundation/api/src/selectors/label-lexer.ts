export type TokenKind = 'identifier' | 'in' | 'notin' | 'end' | '(' | ')' | ',' | '!' | '!=' | '=' | '==' | '<' | '>'

export interface Token {
  kind: TokenKind
  text: string
}

const symbols: ReadonlySet<string> = new Set(['(', ')', ',', '!', '!=', '=', '==', '<', '>'])
const word = /[^ \t\r\n=!(),<>\0]+/y

const end: Token = { kind: 'end', text: '' }

function isSymbol(text: string): text is TokenKind {
  return symbols.has(text)
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n'
}

/** Gives the tokens of a label selector one by one, in the end those of kind `end`. A NUL ends the text, or the word before it, as in upstream's lexer. */
export class LabelLexer {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  next(): Token {
    while (isSpace(this.#text.charAt(this.#at))) this.#at++
    const character = this.#text.charAt(this.#at)
    if (character === '' || character === '\0') return end
    const symbol = this.#symbol(character)
    if (symbol !== undefined) {
      this.#at += symbol.length
      return { kind: symbol, text: symbol }
    }
    word.lastIndex = this.#at
    const text = word.exec(this.#text)?.[0] ?? ''
    this.#at += text.length
    if (this.#text.charAt(this.#at) === '\0') this.#at++
    return { kind: text === 'in' || text === 'notin' ? text : 'identifier', text }
  }

  #symbol(character: string): TokenKind | undefined {
    if (!isSymbol(character)) return undefined
    const pair = character + this.#text.charAt(this.#at + 1)
    return pair.length === 2 && isSymbol(pair) ? pair : character
  }
}
