import type { Expression } from '../expression.js'
import type { MacroTable } from '../macros/macros.js'
import { nowhere, type Complaint } from '../source.js'
import { Builder } from './builder.js'
import { Parser } from './parser.js'
import { Abandoned, tooDeep } from './recovery.js'
import type { Token } from './token.js'
import { tokenize } from './tokenize.js'

/** In code points, cel-go's limit. */
const longest = 100_000

export interface Parsed {
  /** Nothing where the parse was given up. */
  expression?: Expression
  complaints: readonly Complaint[]
}

function tooLong(source: string): string | undefined {
  if (source.length <= longest) return undefined
  const size = Array.from(source).length
  return size > longest ? `expression code point size exceeds limit: size: ${size}, limit ${longest}` : undefined
}

/** Each bracket holds an expression; deeper the parser's own limit would only be met at the end of the stack. */
const deepestBrackets = 250

function isTooDeep(tokens: readonly Token[]): boolean {
  let depth = 0
  return tokens.some(({ kind }) => {
    if (kind === '(' || kind === '[' || kind === '{') depth++
    if (kind === ')' || kind === ']' || kind === '}') depth--
    return depth >= deepestBrackets
  })
}

/** Reads an expression and expands its macros. Throws Undecided. */
export function parse(source: string, macros: MacroTable): Parsed {
  const long = tooLong(source)
  if (long) return { complaints: [{ offset: nowhere, text: long }] }
  const { tokens, complaints: unreadable } = tokenize(source)
  const complaints = [...unreadable]
  if (isTooDeep(tokens)) return { complaints: [{ offset: nowhere, text: tooDeep }] }
  try {
    const tree = new Parser(tokens, complaints).parse()
    return { expression: new Builder(macros, complaints).build(tree), complaints }
  } catch (error) {
    if (!(error instanceof Abandoned)) throw error
    return { complaints: error.message ? [...complaints, { offset: nowhere, text: error.message }] : complaints }
  }
}
