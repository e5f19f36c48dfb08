import type { ScopeSelector } from './evaluator.js'

/** Whether one of the names an object bears satisfies the selector; none: the object bears no name. */
export function matchesScopeValues({ operator, values = [] }: ScopeSelector, names: readonly string[]): boolean {
  if (operator === 'Exists') return names.length > 0
  if (operator === 'DoesNotExist') return names.length === 0
  if (operator === 'In') return names.some((name) => values.includes(name))
  return operator === 'NotIn' && (names.length === 0 || names.some((name) => !values.includes(name)))
}
