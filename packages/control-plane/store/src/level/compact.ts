import type { Revision } from '../contract.js'
import { type Database } from './database.js'
import type { Layout } from './layout.js'
import { decodeSegment, type Change } from './log-segment.js'

const segmentsAtOnce = 256

/**
 * Removes the versions that no reader at `floor` or later can see, and the log that tells of them. Each step removes a
 * part of the log together with what that part made superfluous, so it may be cut off anywhere: what is left of the log
 * says what is left to do.
 */
export async function removeHistory(db: Database, layout: Layout, floor: Revision): Promise<void> {
  const range = { gt: layout.segment(0), lte: layout.segment(floor), limit: segmentsAtOnce }
  for (;;) {
    const segments = await db.iterator(range).all()
    if (segments.length === 0) return
    const batch = db.batch()
    for (const [bytes, segment] of segments) {
      for (const change of decodeSegment(segment)) {
        for (const version of superfluous(change)) batch.del(layout.object(change.key, version))
      }
      batch.del(bytes)
    }
    await batch.write()
  }
}

/** The versions of its key that a change hides from all readers at its revision and later. */
function superfluous({ type, revision, previous }: Change): Revision[] {
  return [...(previous > 0 ? [previous] : []), ...(type === 'delete' ? [revision] : [])]
}
