import type { Entry, Put, Revision } from '../contract.js'
import type { Database } from './database.js'
import type { Layout } from './layout.js'
import type { SlabHeap } from './slab-heap.js'

const bytesAtOnce = 1024 * 1024

/** Writes a whole state, all of it at one revision, into a generation that is not current; synced when it returns. */
export async function writeGeneration(
  db: Database,
  layout: Layout,
  state: { puts: readonly Put[]; revision: Revision; heap: SlabHeap },
): Promise<Entry[]> {
  const entries: Entry[] = []
  let batch = db.batch()
  let bytes = 0
  for (const put of state.puts) {
    const entry = state.heap.add(put, state.revision)
    entries.push(entry)
    batch.put(layout.object(put.key, state.revision), entry.record)
    bytes += entry.length
    if (bytes < bytesAtOnce) continue
    await batch.write({ sync: true })
    batch = db.batch()
    bytes = 0
  }
  await batch.write({ sync: true })
  return entries
}
