import { deepEqual } from '../compare/deep-equal.js'
import { isObject, keysOfBoth, sortedKeys } from '../compare/json-value.js'
import { leaf, node, self, type FieldSet } from './field-set.js'
import { allElements, listItems } from './list-items.js'
import { objectRelation, type Relation } from './relation.js'
import { writtenValue } from './written.js'

/** What differs between two states: what is new or has another value, and what is gone. */
export interface Comparison {
  readonly changed: FieldSet
  readonly removed: FieldSet
}

/** The same of a part; undefined: nothing. */
interface Difference {
  changed: FieldSet | undefined
  removed: FieldSet | undefined
}

type Relations<K> = Extract<Relation, { kind: K }>
type Json = Record<string, unknown>

const leafChanged: Difference = { changed: leaf, removed: undefined }

/** Both sides of what differs below a value, as they grow in order. */
class Growing {
  readonly #changed: Record<string, FieldSet> = {}
  readonly #removed: Record<string, FieldSet> = {}

  add(element: string, { changed, removed }: Difference): void {
    if (changed) this.#changed[element] = changed
    if (removed) this.#removed[element] = removed
  }

  /** `changed`: whether the value itself is. */
  difference(changed = false): Difference {
    return { changed: node(changed, this.#changed), removed: node(false, this.#removed) }
  }
}

const asObject = (value: unknown): Json => (isObject(value) ? value : {})

const own = (object: Json, key: string): unknown => (Object.hasOwn(object, key) ? object[key] : undefined)

/** Whether something below the value is owned apart. An empty list or map is a leaf, which tells it from none. */
function hasParts({ kind }: Relation, value: unknown): boolean {
  if (kind === 'atomic') return false
  if (kind === 'list') return Array.isArray(value) && value.length > 0
  return isObject(value) && (kind === 'struct' || Object.keys(value).length > 0)
}

/** A part of a value; an undefined side has none. */
function compareParts(relation: Relation, left: unknown, right: unknown): Difference | undefined {
  if (left === right) return undefined
  if (left === undefined) return { changed: whole(relation, right), removed: undefined }
  if (right === undefined) return { changed: undefined, removed: whole(relation, left) }
  if (deepEqual(left, right)) return undefined
  return compareUnequal(relation, left, right)
}

function compareUnequal(relation: Relation, left: unknown, right: unknown): Difference {
  if (!hasParts(relation, left) && !hasParts(relation, right)) return leafChanged
  if (relation.kind === 'struct') return compareStructs(relation, left, right)
  if (relation.kind === 'list') return compareLists(relation, left, right)
  const sameForm = relation.kind === 'map' || (isObject(left) && isObject(right))
  return compareMaps(relation.kind === 'map' ? relation.item : relation, asObject(left), asObject(right), !sameForm)
}

/** A null has no fields at all, not even those that are always written. */
function compareStructs({ fields }: Relations<'struct'>, left: unknown, right: unknown): Difference {
  const growing = new Growing()
  for (const { field, element, relation } of fields) {
    const [before, after] = [isObject(left) ? left : undefined, isObject(right) ? right : undefined]
    if (before && after && before[field.name] === after[field.name]) continue
    const found = compareParts(relation(), before && writtenValue(before, field), after && writtenValue(after, field))
    if (found) growing.add(element, found)
  }
  return growing.difference()
}

function compareMaps(item: Relation, left: Json, right: Json, changed: boolean): Difference {
  const growing = new Growing()
  for (const key of keysOfBoth(left, right)) {
    const found = compareParts(item, own(left, key), own(right, key))
    if (found) growing.add(`f:${key}`, found)
  }
  return growing.difference(changed)
}

function compareLists({ keys, item }: Relations<'list'>, left: unknown, right: unknown): Difference {
  const [before, after] = [listItems(keys, left), listItems(keys, right)]
  const growing = new Growing()
  for (const element of allElements(before, after)) {
    const found = compareItems(item, before.get(element) ?? [], after.get(element) ?? [])
    if (found) growing.add(element, found)
  }
  return growing.difference()
}

/** Items that cannot be told apart are owned together, as one leaf. */
function compareItems(item: Relation, before: readonly unknown[], after: readonly unknown[]): Difference | undefined {
  const [left, right] = [before[0], after[0]]
  if (before.length <= 1 && after.length <= 1) return compareParts(item, left, right)
  if (before.length > 1 && after.length > 1) return deepEqual(before, after) ? undefined : leafChanged
  if (before.length > 1) return { changed: right === undefined ? undefined : whole(item, right), removed: leaf }
  return { changed: leaf, removed: left === undefined ? undefined : whole(item, left) }
}

/** Every path of a value that the other state has nothing of, the value itself included. */
function whole(relation: Relation, value: unknown): FieldSet {
  if (!hasParts(relation, value)) return leaf
  const made: Record<string, FieldSet> = { [self]: leaf }
  addParts(relation, value, made)
  for (const element in made) if (element !== self) return made
  return leaf
}

function addParts(relation: Relation, value: unknown, made: Record<string, FieldSet>): void {
  if (relation.kind === 'struct') {
    const object = asObject(value)
    for (const { field, element, relation: below } of relation.fields) {
      const part = writtenValue(object, field)
      if (part !== undefined) made[element] = whole(below(), part)
    }
  } else if (relation.kind === 'list') {
    const items = listItems(relation.keys, value)
    for (const element of allElements(items, items)) {
      const [first, ...others] = items.get(element) ?? []
      made[element] = others.length > 0 ? leaf : whole(relation.item, first)
    }
  } else {
    const item = relation.kind === 'map' ? relation.item : relation
    const map = asObject(value)
    for (const key of sortedKeys(map)) made[`f:${key}`] = whole(item, map[key])
  }
}

/**
 * What an update changes and removes of what can be owned, by the schema of the type. No `live`: the object is new, and
 * what its kind always has is nothing new. A struct or map that stays is no member, one that comes or goes is, with all
 * below it. Throws UnidentifiedItem.
 */
export function compareObjects(type: string, live: object | undefined, next: object): Comparison {
  const { changed = leaf, removed = leaf } = compareUnequal(objectRelation(type), live ?? {}, next)
  return { changed, removed }
}
