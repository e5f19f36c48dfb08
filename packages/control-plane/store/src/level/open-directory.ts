import type { Entry, Revision } from '../contract.js'
import type { RecentEventsLimits } from '../live/recent-events.js'
import type { StoreOptions } from '../store-options.js'
import { clearOtherGenerations, openDatabase, readMeta, type Database } from './database.js'
import { Layout } from './layout.js'
import { lastLogged, loadLive } from './load.js'
import { SlabHeap } from './slab-heap.js'

export interface LevelStoreOptions extends StoreOptions {
  /** Made when it is not there. One store at a time has it open; a second gets DirectoryInUse. */
  directory: string
  /** Events kept in memory for watches that resume; older ones are read from disk. */
  recentEvents?: RecentEventsLimits
  /** Must end the process: a write has failed, and what the disk holds is unknown. Throws asynchronously when absent. */
  onFatal?: (error: Error) => void
}

const defaultRecentEvents: RecentEventsLimits = { events: 10_000, bytes: 16 * 1024 * 1024 }

export interface Opened {
  db: Database
  layout: Layout
  heap: SlabHeap
  revision: Revision
  floor: Revision
  entries: readonly Entry[]
  limits: RecentEventsLimits
}

/** Reads what the directory holds; afterwards no other store can open it. */
export async function openDirectory({ directory, recentEvents }: LevelStoreOptions): Promise<Opened> {
  const db = await openDatabase(directory)
  try {
    const { generation, floor } = await readMeta(db)
    await clearOtherGenerations(db, generation)
    const layout = new Layout(generation)
    const heap = new SlabHeap()
    const entries = await loadLive(db, layout, heap)
    const revision = Math.max(floor, await lastLogged(db, layout))
    return { db, layout, heap, revision, floor, entries, limits: recentEvents ?? defaultRecentEvents }
  } catch (error) {
    await db.close()
    throw error
  }
}
