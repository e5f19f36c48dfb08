import type { Checked } from './check/checked.js'
import { checkTypes } from './check/checker.js'
import type { Environment } from './check/environment.js'
import { validateLiterals } from './check/validate-literals.js'
import type { Expression } from './expression.js'
import { describeComplaints } from './source.js'
import { parse } from './syntax/parse.js'
import type { Type } from './types/type.js'
import { Undecided } from './undecided.js'

export interface Compiled {
  expression: Expression
  checked: Checked
  /** Of the expression as a whole. */
  type: Type
}

/**
 * Reads an expression and finds its types. A text says what is wrong, as cel-go says it. Nothing: the expression is more
 * than can be looked into here, and may be well.
 */
export function compileExpression(source: string, environment: Environment): Compiled | string | undefined {
  try {
    return compile(source, environment)
  } catch (error) {
    if (error instanceof Undecided || error instanceof RangeError) return undefined
    throw error
  }
}

function compile(source: string, environment: Environment): Compiled | string {
  const { expression, complaints } = parse(source, environment.macros)
  if (!expression || complaints.length > 0) return describeComplaints(source, complaints)
  const checked = checkTypes(expression, environment)
  const wrong = checked.complaints.length > 0 ? checked.complaints : validateLiterals(expression, checked)
  if (wrong.length > 0) return describeComplaints(source, wrong)
  return { expression, checked, type: checked.typeOf(expression) }
}
