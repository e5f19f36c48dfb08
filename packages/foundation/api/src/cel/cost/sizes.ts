import type { Expression } from '../expression.js'
import { optionalOf, type Type } from '../types/type.js'
import type { DeclaredType } from '../environments/declared-type.js'
import { exactly, type Range } from './range.js'

/** How an expression reaches a value: a variable, then fields, `@items`, `@values` and `@keys`. Empty: it does not. */
export type Path = readonly string[]

/** The type to which a path leads within what the first variable is. */
function follow(root: DeclaredType, path: Path): DeclaredType | undefined {
  let at: DeclaredType | undefined = root
  for (const name of path) {
    if (name === '@items' || name === '@values') at = at.element
    else if (name === '@keys') at = at.key
    else at = at.fields?.get(name) ?? (at.sameFields ? at.element : undefined)
    if (!at) return undefined
  }
  return at
}

/** What the schema says of a size. */
export function sizeByPath([first, ...rest]: Path, rootOf: (variable: string) => DeclaredType | undefined): Range | undefined {
  const root = first === undefined ? undefined : rootOf(first)
  const found = root && follow(root, rest)
  return found && { min: 0, max: found.maxElements }
}

/** The size of what stands in the expression itself. */
export function sizeOfLiteral(expression: Expression): Range | undefined {
  if (expression.kind === 'list') return exactly(expression.elements.length)
  if (expression.kind === 'map') return exactly(expression.entries.length)
  if (expression.kind !== 'literal') return undefined
  const { type, value } = expression
  if (type === 'string') return exactly(Array.from(String(value)).length)
  return exactly(type === 'bytes' ? String(value).length : 1)
}

const scalars = new Set<Type['kind']>(['bool', 'double', 'duration', 'int', 'timestamp', 'uint'])

/** Of types whose values all have the same. */
export function sizeOfType(type: Type): Range | undefined {
  const inner = optionalOf(type)
  if (inner) return sizeOfType(inner)
  return scalars.has(type.kind) ? exactly(1) : undefined
}
