import { childrenOf, type Call, type Expression } from '../expression.js'
import { patternComplaint } from './go-regexp.js'

/** What is known before anything runs. */
type Constant = Expression & { kind: 'literal' }

/** Stops at the first function that fails on what it is given. */
class InstantiationError extends Error {}

const two63 = 2n ** 63n
const two64 = 2n ** 64n

function whole(value: bigint | number, low: bigint, high: bigint, text: string): bigint {
  const inside = typeof value === 'bigint' ? value >= low && value < high : value > Number(low) && value < Number(high)
  if (!inside) throw new InstantiationError(text)
  return BigInt(typeof value === 'bigint' ? value : Math.trunc(value))
}

function unconverted(to: string): string {
  const [given, wanted] = ['string', to].map((type) => `'${type}'`)
  return `type conversion error from ${given} to ${wanted}`
}

function parsed(text: string, to: string, pattern: RegExp): string {
  if (!pattern.test(text)) throw new InstantiationError(unconverted(to))
  return text
}

type Convert = (value: Constant['value'], from: Constant['type']) => Constant['value']

function integer(to: 'int' | 'uint', low: bigint, high: bigint, overflow: string): Convert {
  return (value, from) => {
    if (typeof value === 'bigint' || typeof value === 'number') return whole(value, low, high, overflow)
    if (from !== 'string') return value
    const number = BigInt(parsed(String(value), to, to === 'int' ? /^[+-]?\d+$/ : /^\d+$/).replace('+', ''))
    return whole(number, low, high, unconverted(to))
  }
}

const float = /^[+-]?(?:inf(?:inity)?|nan|0x[\da-f.]+p[+-]?\d+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i

const conversions: Readonly<Record<string, readonly [Constant['type'], Convert]>> = {
  int: ['int', integer('int', -two63, two63, 'integer overflow')],
  uint: ['uint', integer('uint', 0n, two64, 'unsigned integer overflow')],
  double: ['double', (value, from) => (from === 'string' ? Number(parsed(String(value), 'double', float)) : Number(value))],
  bool: ['bool', (value, from) => (from === 'string' ? parsed(String(value), 'bool', /^(?:[1tT0fF]|true|TRUE|True|false|FALSE|False)$/) : value)],
}

/** Functions that compile a pattern, and which argument it is. */
const patterns: Readonly<Record<string, number>> = { matches: 1, find: 0, findAll: 0 }

function refusePattern({ name, target, args }: Call): void {
  const pattern = Object.hasOwn(patterns, name) ? args[target ? 0 : (patterns[name] ?? 0)] : undefined
  if (pattern?.kind !== 'literal' || pattern.type !== 'string') return
  const complaint = patternComplaint(String(pattern.value))
  if (complaint !== undefined) throw new InstantiationError(complaint)
}

/** The value of a call that is the same each time. */
function valueOf(call: Call, given: Constant | undefined): Constant | undefined {
  if (!given || call.target || call.args.length !== 1) return undefined
  if (call.name === 'dyn') return given
  const conversion = Object.hasOwn(conversions, call.name) ? conversions[call.name] : undefined
  if (!conversion || given.type === 'bytes' || given.type === 'null_type') return undefined
  const [type, convert] = conversion
  return { ...given, type, value: convert(given.value, given.type) }
}

function walk(expression: Expression): Constant | undefined {
  const parts = childrenOf(expression).map(walk)
  if (expression.kind === 'literal') return expression
  if (expression.kind !== 'call') return undefined
  refusePattern(expression)
  return valueOf(expression, parts[0])
}

/** What fails before anything runs, of what does not depend on what is seen; upstream says it of the program. */
export function instantiationComplaint(expression: Expression): string | undefined {
  try {
    walk(expression)
    return undefined
  } catch (error) {
    if (error instanceof InstantiationError) return `program instantiation failed: ${error.message}`
    throw error
  }
}
