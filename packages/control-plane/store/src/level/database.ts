import { Level } from 'level'
import type { Revision } from '../contract.js'
import { Layout, metaKey } from './layout.js'

export type Database = Level<Buffer, Buffer>

/** The one row outside all generations; writing it makes a compaction or a restore take effect. */
export interface Meta {
  format: 1
  generation: number
  floor: Revision
}

/** Rows a scan takes at once, and the bytes of them. */
export const rowsAtOnce = 1000
export const scanOptions = { highWaterMarkBytes: 1024 * 1024 }

/** Another process, or another store in this one, has the directory open. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse'
}

export async function openDatabase(directory: string): Promise<Database> {
  const db: Database = new Level(directory, { keyEncoding: 'buffer', valueEncoding: 'buffer' })
  try {
    await db.open()
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') {
      throw new DirectoryInUse(`${directory} is in use by another store`, { cause })
    }
    throw new Error(`cannot open the store in ${directory}: ${String(cause ?? error)}`, { cause: error })
  }
  return db
}

/** Makes a new database's meta row. */
export async function readMeta(db: Database): Promise<Meta> {
  const row = await db.get(metaKey)
  if (!row) {
    const first: Meta = { format: 1, generation: 1, floor: 0 }
    await writeMeta(db, first)
    return first
  }
  const meta = JSON.parse(row.toString('utf8')) as { format: unknown }
  if (meta.format !== 1) throw new Error(`the store has format ${String(meta.format)}, this program knows format 1`)
  return meta as Meta
}

/** Returns when it has been synced. */
export async function writeMeta(db: Database, meta: Meta): Promise<void> {
  await db.put(metaKey, Buffer.from(JSON.stringify(meta)), { sync: true })
}

/** Removes what a restore has left that did not come to its end, or that ended before it had cleared up. */
export async function clearOtherGenerations(db: Database, current: number): Promise<void> {
  await db.clear({ gte: new Layout(1).all().gte, lt: new Layout(current).all().gte })
  await db.clear({ gte: new Layout(current).all().lt })
}
