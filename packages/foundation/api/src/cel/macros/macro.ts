import type { Call, Comprehension, Expression, LiteralType } from '../expression.js'

/** Of a macro that was meant but is not well formed. */
export class MacroError extends Error {
  readonly at: Expression

  constructor(message: string, at: Expression) {
    super(message)
    this.at = at
  }
}

/** Not normally accessible from source. */
export const accumulator = '@result'
/** The older name, which nobody may overwrite. */
const formerAccumulator = '__result__'

/** A call by its shape. All parts of what it becomes stand where the call stands. */
export interface MacroCall {
  offset: number
  target: Expression | undefined
  args: readonly Expression[]
  /** A second place for the same. */
  copy: (expression: Expression) => Expression
}

/** Nothing: the call is an ordinary one after all. Throws MacroError. */
export type Macro = (call: MacroCall) => Expression | undefined

/** Makes the parts of an expansion. */
export class Maker {
  readonly #offset: number

  constructor(offset: number) {
    this.#offset = offset
  }

  literal(type: LiteralType, value: bigint | boolean): Expression {
    return { kind: 'literal', offset: this.#offset, type, value }
  }

  name(name: string = accumulator): Expression {
    return { kind: 'identifier', offset: this.#offset, name }
  }

  call(name: string, ...args: Expression[]): Call {
    return { kind: 'call', offset: this.#offset, name, args }
  }

  method(target: Expression, name: string, ...args: Expression[]): Call {
    return { kind: 'call', offset: this.#offset, name, target, args }
  }

  list(...elements: Expression[]): Expression {
    return { kind: 'list', offset: this.#offset, elements, optionals: new Set() }
  }

  map(): Expression {
    return { kind: 'map', offset: this.#offset, entries: [] }
  }

  fold(parts: Omit<Comprehension, 'kind' | 'offset' | 'accumulator'> & { accumulator?: string }): Comprehension {
    return { kind: 'comprehension', offset: this.#offset, accumulator, ...parts }
  }

  /** A name for a value within an expression. */
  bind(name: string, init: Expression, result: Expression): Comprehension {
    const [range, condition] = [this.list(), this.literal('bool', false)]
    return this.fold({ range, variable: '#unused', accumulator: name, init, condition, step: this.name(name), result })
  }
}

/** The name of a variable that a macro declares. */
export function variableName(argument: Expression | undefined, otherwise: string): string {
  if (argument?.kind === 'identifier') return argument.name
  throw new MacroError(otherwise, argument ?? { kind: 'unknown', offset: 0 })
}

export function forbidAccumulator(name: string, argument: Expression): void {
  if (name === accumulator || name === formerAccumulator) {
    throw new MacroError('iteration variable overwrites accumulator variable', argument)
  }
}
