import type { Commit, Entry, Put, Revision, StoreEvent } from '../contract.js'

interface Place {
  standingAt: (key: string) => Entry | undefined
  entryOf: (put: Put, revision: Revision) => Entry
}

/** What an accepted commit does at a revision; nothing for the keys that it deletes in vain. */
export function eventsOf(commit: Commit, revision: Revision, { standingAt, entryOf }: Place): StoreEvent[] {
  const events: StoreEvent[] = []
  for (const put of commit.puts) {
    const previous = standingAt(put.key)
    events.push({ type: 'put', key: put.key, revision, entry: entryOf(put, revision), previous })
  }
  for (const key of commit.deletes) {
    const previous = standingAt(key)
    if (previous) events.push({ type: 'delete', key, revision, previous })
  }
  return events
}
