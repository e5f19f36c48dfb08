import type { Entry, Revision, StoreEvent } from '../contract.js'
import type { EventPage } from '../watch/log-watch.js'
import { scanOptions, type Database } from './database.js'
import type { Layout } from './layout.js'
import { decodeSegment, type Change } from './log-segment.js'
import { StoredEntry } from './stored-entry.js'

const segmentsAtOnce = 256
const eventsAtOnce = 256

/** The log after a revision up to another; reads values only for the keys of the prefix. */
export interface LogQuery {
  after: Revision
  upTo: Revision
  prefix: string
}

/** Throws LogGap where a value is gone: compaction or a restore has overtaken the reader. */
export async function readLoggedEvents(db: Database, layout: Layout, query: LogQuery): Promise<EventPage> {
  const range = { gt: layout.segment(query.after), lte: layout.segment(query.upTo), limit: segmentsAtOnce }
  const rows = await db.iterator({ ...range, ...scanOptions }).all()
  const changes: Change[] = []
  let through = query.after
  for (const [bytes, segment] of rows) {
    if (changes.length >= eventsAtOnce) break
    through = layout.parseSegment(bytes)
    const wanted = (change: Change): boolean => change.revision > query.after && change.key.startsWith(query.prefix)
    changes.push(...decodeSegment(segment).filter(wanted))
  }
  if (through === query.after) throw new LogGap(`the log ends at ${through}, before ${query.upTo}`)
  return { events: await withValues(db, layout, changes), through }
}

export class LogGap extends Error {
  override readonly name = 'LogGap'
}

async function withValues(db: Database, layout: Layout, changes: readonly Change[]): Promise<StoreEvent[]> {
  const versions = changes.flatMap(({ type, key, revision, previous }) => [
    ...(type === 'put' ? [{ key, revision }] : []),
    ...(previous > 0 ? [{ key, revision: previous }] : []),
  ])
  const records = await db.getMany(versions.map(({ key, revision }) => layout.object(key, revision)))
  const entries = new Map<string, Entry>()
  for (const [at, { key, revision }] of versions.entries()) {
    const record = records[at]
    if (!record) throw new LogGap(`${key} at ${revision} is not in the store`)
    entries.set(`${revision} ${key}`, StoredEntry.alone(key, revision, record))
  }
  return changes.map((change) => eventOf(change, (revision) => entries.get(`${revision} ${change.key}`)))
}

function eventOf({ type, key, revision, previous }: Change, entryAt: (revision: Revision) => Entry | undefined): StoreEvent {
  const before = entryAt(previous)
  if (type === 'delete') {
    if (!before) throw new LogGap(`${key} is deleted at ${revision} but was not there`)
    return { type, key, revision, previous: before }
  }
  const entry = entryAt(revision)
  if (!entry) throw new LogGap(`${key} at ${revision} is not in the store`)
  return { type, key, revision, entry, previous: before }
}
