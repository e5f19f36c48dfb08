import type { StoreEvent } from '../contract.js'
import type { Database } from './database.js'
import type { Layout } from './layout.js'
import { encodeSegment } from './log-segment.js'
import { StoredEntry, tombstone } from './stored-entry.js'

/** Writes successive revisions, all or none: a version for each event and one segment of the log. Synced on return. */
export async function writeSynced(db: Database, layout: Layout, events: readonly StoreEvent[]): Promise<void> {
  const last = events.at(-1)
  if (!last) return
  const rows = events.map((event) => ({
    type: 'put' as const,
    key: layout.object(event.key, event.revision),
    value: recordOf(event),
  }))
  rows.push({ type: 'put', key: layout.segment(last.revision), value: encodeSegment(events) })
  await db.batch(rows, { sync: true })
}

function recordOf(event: StoreEvent): Buffer {
  if (event.type === 'delete') return tombstone
  if (event.entry instanceof StoredEntry) return event.entry.record
  throw new TypeError('an event of this store holds a stored entry')
}
