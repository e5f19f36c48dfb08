/** Every kind of token, in the order in which ANTLR numbers them, which is the order of the sets in its messages. */
const kinds = [
  '<EOF>', '==', '!=', 'in', '<', '<=', '>=', '>', '&&', '||', '[', ']', '{', '}', '(', ')', '.', ',', '-', '!', '?',
  ':', '+', '*', '/', '%', 'true', 'false', 'null', 'NUM_FLOAT', 'NUM_INT', 'NUM_UINT', 'STRING', 'BYTES',
  'IDENTIFIER', 'ESC_IDENTIFIER',
]

const order = new Map(kinds.map((kind, index) => [kind, index]))

/** A kind: itself for signs and keywords, a name in capitals for the rest. */
export type TokenKind = string

export interface Token {
  kind: TokenKind
  text: string
  /** Offset in UTF-16 units. */
  start: number
  /** White space and comments between the token before and this one. */
  hidden: string
}

function display(kind: TokenKind): string {
  return kind === '<EOF>' || /^[A-Z]/.test(kind) ? kind : `'${kind}'`
}

/** A set of kinds as messages have it. */
export function describeKinds(set: Iterable<TokenKind>): string {
  const names = [...set].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)).map(display)
  return names.length === 1 ? (names[0] ?? '') : `{${names.join(', ')}}`
}
