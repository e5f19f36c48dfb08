import { childrenOf, type Entry, type Expression } from '../expression.js'

function copyEntry<Key>(entry: Entry<Key>, key: Key): Entry<Key> {
  return { ...entry, key, value: copyExpression(entry.value) }
}

/** Types belong to places: what an expansion uses twice is checked twice. */
export function copyExpression(expression: Expression): Expression {
  switch (expression.kind) {
    case 'select':
      return { ...expression, operand: copyExpression(expression.operand) }
    case 'call': {
      const { target, args } = expression
      return { ...expression, ...(target && { target: copyExpression(target) }), args: args.map(copyExpression) }
    }
    case 'list':
      return { ...expression, elements: expression.elements.map(copyExpression) }
    case 'map':
      return { ...expression, entries: expression.entries.map((entry) => copyEntry(entry, copyExpression(entry.key))) }
    case 'message':
      return { ...expression, fields: expression.fields.map((entry) => copyEntry(entry, entry.key)) }
    case 'comprehension': {
      const { range, init, condition, step, result } = expression
      return {
        ...expression,
        range: copyExpression(range), init: copyExpression(init), condition: copyExpression(condition),
        step: copyExpression(step), result: copyExpression(result),
      }
    }
    case 'literal':
    case 'identifier':
    case 'unknown':
    default:
      return { ...expression }
  }
}

/** How many places an expression has. */
export function placesOf(expression: Expression): number {
  return childrenOf(expression).reduce((sum, child) => sum + placesOf(child), 1)
}
