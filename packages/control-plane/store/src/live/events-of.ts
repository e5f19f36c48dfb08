import type { Commit, Entry, Revision, StoreEvent } from '../contract.js'

/** What an accepted commit does at a revision; nothing for the keys that it deletes in vain. */
export function eventsOf(
  commit: Commit,
  revision: Revision,
  standingAt: (key: string) => Entry | undefined,
): StoreEvent[] {
  const events = commit.puts.map(({ key, bytes, extract }): StoreEvent => {
    const entry: Entry = { key, revision, bytes, extract }
    return { type: 'put', key, revision, entry, previous: standingAt(key) }
  })
  for (const key of commit.deletes) {
    const previous = standingAt(key)
    if (previous) events.push({ type: 'delete', key, revision, previous })
  }
  return events
}
