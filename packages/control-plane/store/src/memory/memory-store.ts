import type {
  Commit, CommitResult, Entry, Observer, Page, Put, RangeQuery, Revision, Store, Watch, WatchQuery,
} from '../contract.js'
import { checkCommit, failedGuard } from '../live/check-commit.js'
import { checkRevision } from '../live/check-revision.js'
import { eventsOf } from '../live/events-of.js'
import { LiveState } from '../live/live-state.js'
import { LogWatch, type ReadEvents } from '../watch/log-watch.js'
import { defaultWatchQueue, type StoreOptions } from '../store-options.js'
import { readSnapshot } from '../snapshot/read-snapshot.js'
import { writeSnapshot } from '../snapshot/write-snapshot.js'
import { readRecent } from '../watch/read-recent.js'
import { VersionHistory } from './version-history.js'

const entryOf = ({ key, bytes, extract }: Put, revision: Revision): Entry => ({ key, revision, bytes, extract })

/** A store that lives and dies with the process. */
export class MemoryStore implements Store {
  readonly #live = new LiveState({ revision: 0, floor: 0, entries: [] })
  readonly #watchQueue: number
  #history = new VersionHistory([])
  #closed = false

  constructor(options: StoreOptions = {}) {
    this.#watchQueue = options.watchQueue ?? defaultWatchQueue
  }

  get revision(): Revision {
    return this.#live.revision
  }

  get floor(): Revision {
    return this.#live.floor
  }

  async get(key: string, at: { revision?: Revision } = {}): Promise<Entry | undefined> {
    this.#checkOpen()
    if (at.revision === undefined) return this.#live.get(key)
    checkRevision(at.revision, this)
    return this.#history.get(key, at.revision)
  }

  async range(query: RangeQuery): Promise<Page> {
    this.#checkOpen()
    const { revision } = query
    if (revision === undefined || revision === this.revision) return this.#live.range(query)
    checkRevision(revision, this)
    return this.#history.range(query, revision)
  }

  async commit(commit: Commit): Promise<CommitResult> {
    this.#checkOpen()
    checkCommit(commit)
    await Promise.resolve() // An observer that commits must not do so in the middle of a publication.
    const standingAt = (key: string): Entry | undefined => this.#live.get(key)
    const failed = failedGuard(commit.guards, standingAt)
    if (failed) return { ok: false, ...failed }
    const events = eventsOf(commit, this.revision + 1, { standingAt, entryOf })
    if (events.length > 0) {
      for (const event of events) this.#history.append(event)
      this.#live.publish(events)
    }
    return { ok: true, revision: this.revision }
  }

  watch(query: WatchQuery): Watch {
    this.#checkOpen()
    const read: ReadEvents = async (after, prefix) =>
      readRecent(this.#live, after, prefix) ?? { events: [], through: after }
    return new LogWatch(this.#live, read, query, this.#watchQueue)
  }

  observe(observer: Observer): () => void {
    return this.#live.observe(observer)
  }

  async compact(revision: Revision): Promise<void> {
    this.#checkOpen()
    if (revision <= this.floor) return
    checkRevision(revision, this)
    const forgotten = this.#live.recent.after(this.floor, revision - this.floor) ?? []
    for (const event of forgotten) this.#history.forget(event.key, revision)
    this.#live.forget(revision)
  }

  snapshot(): AsyncIterable<Uint8Array> {
    this.#checkOpen()
    return writeSnapshot(this.revision, this.#live.entries())
  }

  async restore(snapshot: AsyncIterable<Uint8Array>): Promise<Revision> {
    this.#checkOpen()
    const { taken, puts } = await readSnapshot(snapshot)
    this.#checkOpen()
    const revision = Math.max(this.revision, taken) + 1
    const restored = puts.map((put) => entryOf(put, revision))
    this.#history = new VersionHistory(restored)
    this.#live.replace(revision, restored)
    return revision
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#live.close()
  }

  #checkOpen(): void {
    if (this.#closed) throw new Error('the store is closed')
  }
}
