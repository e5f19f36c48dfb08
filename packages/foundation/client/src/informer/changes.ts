import type { ApiObject } from '@orrery/api'
import { objectKey } from './object-key.js'

/** One step of one object, as handlers are told of it. */
export type Change<T> =
  | { type: 'add'; object: T }
  | { type: 'update'; object: T; old: T }
  | { type: 'delete'; object: T }

/** Revisions are decimal and rise over the whole cluster; of unequal length the longer is the greater. */
export function isLater(revision: string, than: string): boolean {
  return revision.length === than.length ? revision > than : revision.length > than.length
}

const sameObject = (a: ApiObject, b: ApiObject): boolean => a.metadata.uid === b.metadata.uid

function replaced<T extends ApiObject>(object: T, known: T | undefined): Change<T>[] {
  if (!known) return [{ type: 'add', object }]
  if (sameObject(object, known)) return [{ type: 'update', object, old: known }]
  return [
    { type: 'delete', object: known },
    { type: 'add', object },
  ]
}

/** What an event of a watch changes about what is known. Events that came before change nothing. */
export function changesOfEvent<T extends ApiObject>(
  type: 'ADDED' | 'MODIFIED' | 'DELETED',
  object: T,
  known: T | undefined,
): Change<T>[] {
  if (type === 'DELETED') return known && sameObject(object, known) ? [{ type: 'delete', object }] : []
  if (known && !isLater(object.metadata.resourceVersion, known.metadata.resourceVersion)) return []
  return replaced(object, known)
}

/** What a whole list changes: its objects in their order, then those that are gone. */
export function changesOfList<T extends ApiObject>(
  items: readonly T[],
  known: { get(key: string): T | undefined; list(): readonly T[] },
): Change<T>[] {
  const keys = new Set<string>()
  const changes: Change<T>[] = []
  for (const object of items) {
    const key = objectKey(object)
    keys.add(key)
    const before = known.get(key)
    if (before?.metadata.resourceVersion === object.metadata.resourceVersion && sameObject(object, before)) continue
    changes.push(...replaced(object, before))
  }
  for (const object of known.list()) if (!keys.has(objectKey(object))) changes.push({ type: 'delete', object })
  return changes
}
