import type { Entry, Page, RangeQuery, Revision, StoreEvent } from '../contract.js'
import { KeyIndex } from '../live/key-index.js'
import { rangeStart } from '../live/read-range.js'

interface Version {
  revision: Revision
  /** Undefined where the key was deleted. */
  entry: Entry | undefined
}

/** In order of revision. */
interface Versions {
  key: string
  versions: Version[]
}

/** Every version of every key since the last compaction. */
export class VersionHistory {
  readonly #keys = new KeyIndex<Versions>()

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.#add(entry.key, { revision: entry.revision, entry })
  }

  append(event: StoreEvent): void {
    this.#add(event.key, { revision: event.revision, entry: event.type === 'put' ? event.entry : undefined })
  }

  get(key: string, revision: Revision): Entry | undefined {
    return this.#keys.get(key)?.versions.findLast((version) => version.revision <= revision)?.entry
  }

  range(query: RangeQuery, revision: Revision): Page {
    const entries: Entry[] = []
    for (const { key, versions } of this.#keys.from(rangeStart(query))) {
      if (!key.startsWith(query.prefix)) break
      const entry = versions.findLast((version) => version.revision <= revision)?.entry
      if (entry && entries.length === query.limit) return { entries, revision, more: true }
      if (entry) entries.push(entry)
    }
    return { entries, revision, more: false }
  }

  /** Drops the versions of a key that no reader at `floor` or later can see. */
  forget(key: string, floor: Revision): void {
    const known = this.#keys.get(key)
    if (!known) return
    const first = known.versions.findLastIndex((version) => version.revision <= floor)
    if (first > 0) known.versions.splice(0, first)
    if (known.versions.length === 1 && !known.versions[0]?.entry) this.#keys.delete(key)
  }

  #add(key: string, version: Version): void {
    const known = this.#keys.get(key)
    if (known) known.versions.push(version)
    else this.#keys.set({ key, versions: [version] })
  }
}
