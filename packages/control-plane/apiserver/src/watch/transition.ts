import type { Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import type { Change, ChangeType, FrameEncoder } from './change.js'

/**
 * What a change is to somebody who sees only a selection: an object that leaves it is deleted, one that enters it is
 * added. A deletion shows the last state seen, at the revision at which it went.
 */
export function transition(change: Change, selection: Selection): { type: ChangeType; item: Item } | undefined {
  const { item, previous } = change
  const now = item !== undefined && selection.matches(item)
  const before = previous !== undefined && selection.matches(previous)
  if (now && item) return { type: before ? 'MODIFIED' : 'ADDED', item }
  return before && previous ? { type: 'DELETED', item: previous } : undefined
}

/** The event's bytes for this watcher; undefined where it sees nothing of it. */
export function frameOf(change: Change, selection: Selection, encoder: FrameEncoder): Buffer | Promise<Buffer> | undefined {
  const seen = transition(change, selection)
  return seen && change.frame(seen.type, seen.item, encoder)
}
