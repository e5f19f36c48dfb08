import type { Entry, Page, RangeQuery, Revision } from '../contract.js'
import { rowsAtOnce, scanOptions, type Database } from './database.js'
import type { Layout } from './layout.js'
import { isTombstone, StoredEntry } from './stored-entry.js'

/** What stood at a key at a revision. */
export async function readPast(db: Database, layout: Layout, key: string, revision: Revision): Promise<Entry | undefined> {
  const newestUpTo = { gte: layout.object(key, revision), lt: layout.objectEnd(key), limit: 1 }
  const [row] = await db.iterator(newestUpTo).all()
  if (!row || isTombstone(row[1])) return undefined
  return StoredEntry.alone(key, layout.parseObject(row[0]).revision, row[1])
}

/** A page of the state at a revision. Passes over the versions of a key that has many by seeking. */
export async function readPastRange(db: Database, layout: Layout, query: RangeQuery, at: Revision): Promise<Page> {
  const range = layout.objectRange(query.prefix, query.after)
  if (Buffer.compare(range.gte, range.lt) >= 0) return { entries: [], revision: at, more: false }
  const rows = db.iterator({ ...range, ...scanOptions })
  const limit = query.limit ?? Infinity
  const entries: Entry[] = []
  let decided: string | undefined
  try {
    for (let page = await rows.nextv(rowsAtOnce); page.length > 0; page = await rows.nextv(rowsAtOnce)) {
      let last = { key: '', revision: 0 }
      for (const [bytes, record] of page) {
        last = layout.parseObject(bytes)
        if (last.key === decided || last.revision > at) continue
        decided = last.key
        if (isTombstone(record)) continue
        if (entries.length >= limit) return { entries, revision: at, more: true }
        entries.push(StoredEntry.alone(last.key, last.revision, record))
      }
      rows.seek(last.key === decided ? layout.objectEnd(last.key) : nextCandidate(layout, last, at))
    }
  } finally {
    await rows.close()
  }
  return { entries, revision: at, more: false }
}

function nextCandidate(layout: Layout, last: { key: string; revision: Revision }, at: Revision): Buffer {
  return layout.object(last.key, Math.min(last.revision - 1, at))
}
