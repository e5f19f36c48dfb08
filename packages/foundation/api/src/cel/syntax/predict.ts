import type { RuleName } from './grammar.js'
import { beginsWith } from './state-graph.js'
import type { TokenStream } from './token-stream.js'

/** No alternative fits: the tokens up to the one so many places ahead were looked at. */
export interface NoAlternative {
  ahead: number
}

type Prediction = number | NoAlternative

/** A minus sign belongs to the number behind it. */
function isSignedNumber(stream: TokenStream): boolean {
  return stream.kind(1) === 'NUM_INT' || stream.kind(1) === 'NUM_FLOAT'
}

function unary(stream: TokenStream): Prediction {
  const kind = stream.kind()
  if (kind === '!') return 2
  if (kind !== '-') return beginsWith('member', kind) ? 1 : { ahead: 0 }
  if (isSignedNumber(stream)) return 1
  return beginsWith('member', stream.kind(1)) ? 3 : { ahead: 1 }
}

/** The alternative behind the dots and names: a name, a call, or a message if a brace follows the last of them. */
function named(stream: TokenStream): Prediction {
  let at = stream.kind() === '.' ? 1 : 0
  if (stream.kind(at) !== 'IDENTIFIER') return { ahead: at }
  if (stream.kind(at + 1) === '(') return 2
  while (stream.kind(at + 1) === '.' && stream.kind(at + 2) === 'IDENTIFIER') at += 2
  return stream.kind(at + 1) === '{' ? 6 : 1
}

const primaries: Readonly<Record<string, number>> = { '(': 3, '[': 4, '{': 5 }

function primary(stream: TokenStream): Prediction {
  const kind = stream.kind()
  if (kind === '.' || kind === 'IDENTIFIER') return named(stream)
  return primaries[kind] ?? (beginsWith('literal', kind) ? 7 : { ahead: 0 })
}

const literals = ['NUM_INT', 'NUM_UINT', 'NUM_FLOAT', 'STRING', 'BYTES', 'true', 'false', 'null']

function literal(stream: TokenStream): Prediction {
  const signed = stream.kind() === '-' ? 1 : 0
  if (signed && !isSignedNumber(stream)) return { ahead: 1 }
  const found = literals.indexOf(stream.kind(signed)) + 1
  return found || { ahead: signed }
}

function escapeIdent(stream: TokenStream): Prediction {
  const found = ['IDENTIFIER', 'ESC_IDENTIFIER'].indexOf(stream.kind()) + 1
  return found || { ahead: 0 }
}

const predictions: Readonly<Partial<Record<RuleName, (stream: TokenStream) => Prediction>>> = {
  unary, primary, literal, escapeIdent,
}

/** Which alternative of a rule comes next, from 1. */
export function predictAlternative(rule: RuleName, stream: TokenStream): Prediction {
  return predictions[rule]?.(stream) ?? 1
}

function memberSuffix(stream: TokenStream): Prediction {
  if (stream.kind() === '[') return 3
  if (stream.kind(1) === '?' || stream.kind(1) === 'ESC_IDENTIFIER') return 1
  if (stream.kind(1) !== 'IDENTIFIER') return { ahead: 1 }
  return stream.kind(2) === '(' ? 2 : 1
}

const operators: Readonly<Partial<Record<RuleName, readonly (readonly string[])[]>>> = {
  relation: [['==', '!=', 'in', '<', '<=', '>=', '>']],
  calc: [
    ['*', '/', '%'],
    ['+', '-'],
  ],
}

/** Which suffix of a rule comes next, from 1; 0: none. */
export function predictSuffix(rule: RuleName, stream: TokenStream): Prediction {
  if (rule === 'member') return ['.', '['].includes(stream.kind()) ? memberSuffix(stream) : 0
  return (operators[rule] ?? []).findIndex((tokens) => tokens.includes(stream.kind())) + 1
}

const elements: Readonly<Partial<Record<RuleName, RuleName>>> = {
  listInit: 'optExpr',
  mapInitializerList: 'optExpr',
  fieldInitializerList: 'optField',
}

/** Whether a loop in a rule goes on; `first` are the tokens a round begins with. */
export function goesOn(rule: RuleName, first: ReadonlySet<string>, stream: TokenStream): boolean | NoAlternative {
  const kind = stream.kind()
  if (rule === 'unary' && first.has('-')) {
    if (kind !== '-') return beginsWith('member', kind) ? false : { ahead: 0 }
    return isSignedNumber(stream) || beginsWith('member', stream.kind(1)) || stream.kind(1) === '-' || { ahead: 1 }
  }
  const element = elements[rule]
  return first.has(kind) && (element === undefined || beginsWith(element, stream.kind(1)))
}
