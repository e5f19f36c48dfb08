import type { Revision } from '../contract.js'
import { type Database } from './database.js'
import type { Layout } from './layout.js'
import { decodeSegment, type Change } from './log-segment.js'

const segmentsAtOnce = 256

interface Deletion {
  type: 'del'
  key: Buffer
}

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
    const deletions = segments.flatMap(([key, segment]): Deletion[] => [
      ...decodeSegment(segment).flatMap((change) => superfluous(layout, change)),
      { type: 'del', key },
    ])
    await db.batch(deletions)
  }
}

function superfluous(layout: Layout, { type, key, revision, previous }: Change): Deletion[] {
  const versions = [...(previous > 0 ? [previous] : []), ...(type === 'delete' ? [revision] : [])]
  return versions.map((version) => ({ type: 'del', key: layout.object(key, version) }))
}
