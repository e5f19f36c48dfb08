import type { Token, TokenKind } from './token.js'

/** The tokens and how far they are read. The last one stays. */
export class TokenStream {
  readonly #tokens: readonly Token[]
  index = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** The token so many places ahead of the one that is next. */
  token(ahead = 0): Token {
    const found = this.#tokens[Math.min(this.index + ahead, this.#tokens.length - 1)]
    if (!found) throw new RangeError('a stream of tokens ends with <EOF>')
    return found
  }

  kind(ahead = 0): TokenKind {
    return this.token(ahead).kind
  }

  consume(): void {
    if (this.kind() !== '<EOF>') this.index++
  }

  /** From the next token to the one so many places ahead, as it was written; the end is nothing. */
  text(ahead: number): string {
    const shown = Array.from({ length: ahead + 1 }, (_, index) => this.token(index))
    if (shown[0]?.kind === '<EOF>') return '<EOF>'
    return shown
      .map(({ kind, text, hidden }, index) => (index > 0 ? hidden : '') + (kind === '<EOF>' ? '' : text))
      .join('')
  }
}
