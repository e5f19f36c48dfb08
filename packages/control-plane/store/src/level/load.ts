import type { Entry, Revision } from '../contract.js'
import { rowsAtOnce, scanOptions, type Database } from './database.js'
import type { Layout } from './layout.js'
import type { SlabHeap } from './slab-heap.js'
import { isTombstone } from './stored-entry.js'

/** The live entries in order of their keys; parses none of them. */
export async function loadLive(db: Database, layout: Layout, heap: SlabHeap): Promise<Entry[]> {
  const entries: Entry[] = []
  const rows = db.iterator({ ...layout.objectRange(''), ...scanOptions })
  let seen = ''
  let next = rows.nextv(rowsAtOnce)
  for (let page = await next; page.length > 0; page = await next) {
    const last = page.at(-1)
    // A key of more versions than a page holds is left at once; else the next page is read while this one is gone through.
    if (last && layout.parseObject(last[0]).key === seen) rows.seek(layout.objectEnd(seen))
    next = rows.nextv(rowsAtOnce)
    for (const [bytes, record] of page) {
      const { key, revision } = layout.parseObject(bytes)
      if (key === seen) continue
      seen = key
      if (!isTombstone(record)) entries.push(heap.addRecord(key, revision, record))
    }
  }
  await rows.close()
  return entries
}

/** The newest revision written; 0 where the log is empty. */
export async function lastLogged(db: Database, layout: Layout): Promise<Revision> {
  const range = { gt: layout.segment(0), lte: layout.segment(Number.MAX_SAFE_INTEGER) }
  const [last] = await db.keys({ ...range, reverse: true, limit: 1 }).all()
  return last ? layout.parseSegment(last) : 0
}
