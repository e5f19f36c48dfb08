import type { Expression, LiteralType } from '../expression.js'
import type { Tree } from './parser.js'
import type { Token } from './token.js'
import { tokensOf } from './tree.js'
import { unescape } from './unescape.js'

type Value = (Expression & { kind: 'literal' })['value']

function whole(text: string, sign: string, low: bigint, high: bigint, type: string): bigint {
  const value = BigInt(text) * (sign ? -1n : 1n)
  if (value < low || value > high) throw new SyntaxError(`invalid ${type} literal`)
  return value
}

function double(text: string): number {
  const value = Number(text)
  if (Number.isFinite(value)) return value
  throw new SyntaxError('invalid double literal')
}

type Reader = readonly [LiteralType, (text: string, sign: string) => Value]

const two63 = 2n ** 63n

const readers: Readonly<Record<string, Reader>> = {
  NUM_INT: ['int', (text, sign) => whole(text, sign, -two63, two63 - 1n, 'int')],
  NUM_UINT: ['uint', (text) => whole(text.slice(0, -1), '', 0n, two63 * 2n - 1n, 'uint')],
  NUM_FLOAT: ['double', (text, sign) => double(sign + text)],
  STRING: ['string', (text) => unescape(text)],
  BYTES: ['bytes', (text) => unescape(text.slice(1), true)],
  true: ['bool', () => true],
  false: ['bool', () => false],
  null: ['null_type', () => null],
}

/** Throws SyntaxError where the value cannot be. Nothing: no literal was read. */
export function readLiteral(tree: Tree): (Expression & { kind: 'literal' }) | undefined {
  const tokens: readonly Token[] = tokensOf(tree)
  const last = tokens.at(-1)
  const reader = last && readers[last.kind]
  if (!reader) return undefined
  const [type, read] = reader
  return { kind: 'literal', offset: tree.start.start, type, value: read(last.text, tokens.length > 1 ? '-' : '') }
}
