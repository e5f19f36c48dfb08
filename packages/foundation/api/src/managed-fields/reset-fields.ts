import { isEmptySet, leaf, node, recursiveDifference, type FieldSet } from './field-set.js'

/** Which fields a write may own: all but some with all below them, or only some (`*` stands for any element). */
export type Ownable = { readonly except: FieldSet } | { readonly only: FieldSet }

/** The members on the way to a pattern's leaves and all below those. */
function matching(set: FieldSet, pattern: FieldSet): FieldSet | undefined {
  if (isEmptySet(pattern)) return set
  const made: Record<string, FieldSet> = {}
  for (const [element, below] of Object.entries(set)) {
    const match = pattern[element] ?? pattern['*']
    const kept = match && element !== '.' ? matching(below, match) : undefined
    if (kept) made[element] = kept
  }
  return node('.' in set || isEmptySet(set), made)
}

/** What of a set a write may own. */
export function ownable(set: FieldSet, rule: Ownable | undefined): FieldSet {
  if (!rule || isEmptySet(set)) return set
  if ('except' in rule) return recursiveDifference(set, rule.except)
  return matching(set, rule.only) ?? leaf
}
