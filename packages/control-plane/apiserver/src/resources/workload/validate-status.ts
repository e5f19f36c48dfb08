import { field, FieldPath } from '@orrery/api'
import { atLeastZero, none, type Errors } from '../validation/checks.js'

const path = FieldPath.root('status')

/** Numbers of a status, by name; what is absent counts as zero. */
type Counts = Readonly<Record<string, unknown>>

function count(counts: Counts, name: string): number {
  const value = counts[name]
  return typeof value === 'number' ? value : 0
}

/** A row: `[field, the field it cannot exceed, what errors call that]`. */
export type Bound = readonly [name: string, bound: string, detail: string]

/** Each of the counts that there can be no more of than replicas. */
export function withinReplicas(...names: readonly string[]): readonly Bound[] {
  return names.map((name) => [name, 'replicas', 'cannot be greater than status.replicas'])
}

/** What must not be negative, and what must not exceed what. */
export function validateCounts(status: object, names: readonly string[], bounds: readonly Bound[] = []): Errors {
  const counts: Counts = { ...status }
  return [
    ...names.flatMap((name) => atLeastZero(path.child(name), count(counts, name))),
    ...bounds.flatMap(([name, bound, detail]) =>
      count(counts, name) > count(counts, bound) ? [field.invalid(path.child(name), count(counts, name), detail)] : [],
    ),
  ]
}

/** Collisions of hashes are only ever added. */
export function validateCollisions(next: number | undefined, old: number | undefined): Errors {
  if (old === undefined || (next !== undefined && next >= old)) return none
  return [field.invalid(path.child('collisionCount'), next ?? 0, 'cannot be decremented')]
}
