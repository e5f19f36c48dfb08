import type { StoreEvent } from '../contract.js'
import type { Database } from './database.js'
import type { Layout } from './layout.js'
import { encodeSegment } from './log-segment.js'
import { StoredEntry, tombstone } from './stored-entry.js'

/**
 * Writes successive revisions, all or none: a version for each event and one segment of the log. Synced on return.
 * A chained batch costs a quarter of what an array of operations does.
 */
export async function writeSynced(db: Database, layout: Layout, events: readonly StoreEvent[]): Promise<void> {
  const last = events.at(-1)
  if (!last) return
  const batch = db.batch()
  for (const event of events) batch.put(layout.object(event.key, event.revision), recordOf(event))
  batch.put(layout.segment(last.revision), encodeSegment(events))
  await batch.write({ sync: true })
}

function recordOf(event: StoreEvent): Buffer {
  if (event.type === 'delete') return tombstone
  if (event.entry instanceof StoredEntry) return event.entry.record
  throw new TypeError('an event of this store holds a stored entry')
}
