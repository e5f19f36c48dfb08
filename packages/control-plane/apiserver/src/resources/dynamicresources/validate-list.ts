import { field, type FieldPath } from '@orrery/api'
import { each, none, type Errors } from '../validation/checks.js'

type Check<T> = (item: T, path: FieldPath) => Errors

/** Upstream's validateSlice. */
export function validateList<T>(list: readonly T[] | null | undefined, most: number, path: FieldPath, check: Check<T>): Errors {
  const items = list ?? []
  const many = items.length > most ? [field.tooMany(path, items.length, most)] : none
  return [...each(path, items, check), ...many]
}

/** Upstream's validateSet: each key once. `member` is where the key stands; empty: the item is its key. */
export function validateSet<T>(
  list: readonly T[] | null | undefined,
  most: number,
  path: FieldPath,
  check: Check<T>,
  [keyOf, member]: readonly [keyOf: (item: T) => string, member: string],
): Errors {
  const items = list ?? []
  const keys = items.map(keyOf)
  const again = each(path, keys, (key, at, index) =>
    keys.indexOf(key) < index ? [field.duplicate(member ? at.child(member) : at, key)] : none,
  )
  return [...validateList(items, most, path, check), ...again]
}
