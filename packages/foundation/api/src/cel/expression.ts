export type LiteralType = 'bool' | 'bytes' | 'double' | 'int' | 'null_type' | 'string' | 'uint'

/** A field of a message or an entry of a map. */
export interface Entry<Key> {
  offset: number
  key: Key
  value: Expression
  optional: boolean
}

/** A fold: every loop and every local name is one. */
export interface Comprehension {
  kind: 'comprehension'
  offset: number
  range: Expression
  variable: string
  /** The value beside the key or index, where there are two. */
  second?: string
  accumulator: string
  init: Expression
  condition: Expression
  step: Expression
  result: Expression
}

export interface Call {
  kind: 'call'
  offset: number
  name: string
  target?: Expression
  args: readonly Expression[]
}

/** An expression with its macros expanded. `offset` is where complaints about it point. */
export type Expression =
  | { kind: 'literal'; offset: number; type: LiteralType; value: string | number | bigint | boolean | null }
  | { kind: 'identifier'; offset: number; name: string }
  | { kind: 'select'; offset: number; operand: Expression; field: string; testOnly: boolean }
  | Call
  | { kind: 'list'; offset: number; elements: readonly Expression[]; optionals: ReadonlySet<number> }
  | { kind: 'map'; offset: number; entries: readonly Entry<Expression>[] }
  | { kind: 'message'; offset: number; name: string; fields: readonly Entry<string>[] }
  | Comprehension
  /** Stands where the source could not be read. */
  | { kind: 'unknown'; offset: number }

/** The parts of an expression, in the order of the source as far as there is one. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'select':
      return [expression.operand]
    case 'call':
      return [...(expression.target ? [expression.target] : []), ...expression.args]
    case 'list':
      return expression.elements
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value])
    case 'message':
      return expression.fields.map(({ value }) => value)
    case 'comprehension': {
      const { range, init, condition, step, result } = expression
      return [range, init, condition, step, result]
    }
    case 'literal':
    case 'identifier':
    case 'unknown':
    default:
      return []
  }
}

/** `a.b.c` as one name, where it is nothing but names. */
export function qualifiedName(expression: Expression): string | undefined {
  if (expression.kind === 'identifier') return expression.name
  if (expression.kind !== 'select' || expression.testOnly) return undefined
  const operand = qualifiedName(expression.operand)
  return operand === undefined ? undefined : `${operand}.${expression.field}`
}
