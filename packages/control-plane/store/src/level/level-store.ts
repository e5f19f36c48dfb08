import type {
  Commit, CommitResult, Entry, Observer, Page, Put, RangeQuery, Revision, Store, StoreEvent, Watch, WatchQuery,
} from '../contract.js'
import { checkCommit } from '../live/check-commit.js'
import { checkRevision } from '../live/check-revision.js'
import { LiveState } from '../live/live-state.js'
import { readSnapshot } from '../snapshot/read-snapshot.js'
import { writeSnapshot } from '../snapshot/write-snapshot.js'
import { defaultWatchQueue } from '../store-options.js'
import { LogWatch, type EventPage } from '../watch/log-watch.js'
import { readRecent } from '../watch/read-recent.js'
import { AcceptedState } from './accepted-state.js'
import { removeHistory } from './compact.js'
import { writeMeta, type Database } from './database.js'
import { GroupCommit } from './group-commit.js'
import { Layout } from './layout.js'
import type { LevelStoreOptions, Opened } from './open-directory.js'
import { LogGap, readLoggedEvents } from './read-events.js'
import { readPast, readPastRange } from './read-past.js'
import { writeGeneration } from './restore.js'
import { Serial } from './serial.js'
import { SlabHeap } from './slab-heap.js'
import { writeSynced } from './synced-batch.js'

/** The embedded store: everything on disk in LevelDB, the live state in memory. Made by `openLevelStore`. */
export class LevelStore implements Store {
  readonly #db: Database
  readonly #live: LiveState
  readonly #accepted: AcceptedState
  readonly #options: LevelStoreOptions
  readonly #queue = new GroupCommit<readonly StoreEvent[]>((commits) => this.#write(commits))
  /** Compactions and restores, one after the other. */
  readonly #maintenance = new Serial()
  #layout: Layout
  /** While a restore changes the state, commits wait for this. */
  #gate: Promise<unknown> | undefined
  #closing: Promise<void> | undefined

  constructor(opened: Opened, options: LevelStoreOptions) {
    this.#db = opened.db
    this.#layout = opened.layout
    this.#live = new LiveState(opened, opened.limits)
    this.#accepted = new AcceptedState(this.#live, opened.heap)
    this.#options = options
  }

  get revision(): Revision {
    return this.#live.revision
  }

  get floor(): Revision {
    return this.#live.floor
  }

  async get(key: string, at: { revision?: Revision } = {}): Promise<Entry | undefined> {
    this.#checkOpen()
    const live = this.#live.get(key)
    if (at.revision === undefined) return live
    checkRevision(at.revision, this)
    if (live && live.revision <= at.revision) return live
    const past = await readPast(this.#db, this.#layout, key, at.revision)
    checkRevision(at.revision, this)
    return past
  }

  async range(query: RangeQuery): Promise<Page> {
    this.#checkOpen()
    const { revision } = query
    if (revision === undefined || revision === this.revision) return this.#live.range(query)
    checkRevision(revision, this)
    const page = await readPastRange(this.#db, this.#layout, query, revision)
    checkRevision(revision, this)
    return page
  }

  async commit(commit: Commit): Promise<CommitResult> {
    checkCommit(commit)
    while (this.#gate) await this.#gate
    this.#checkOpen()
    const verdict = this.#accepted.accept(commit)
    if ('failed' in verdict) {
      if (this.#accepted.isUnsynced(verdict.failed.guard.key)) await this.#queue.settled()
      return { ok: false, ...verdict.failed }
    }
    await (verdict.events.length > 0 ? this.#queue.push(verdict.events) : this.#queue.settled())
    return { ok: true, revision: verdict.revision }
  }

  watch(query: WatchQuery): Watch {
    this.#checkOpen()
    const queueSize = this.#options.watchQueue ?? defaultWatchQueue
    return new LogWatch(this.#live, (after, prefix) => this.#readEvents(after, prefix), query, queueSize)
  }

  observe(observer: Observer): () => void {
    return this.#live.observe(observer)
  }

  async compact(revision: Revision): Promise<void> {
    this.#checkOpen()
    await this.#maintenance.run(async () => {
      if (revision <= this.floor) return
      checkRevision(revision, this)
      await this.#orDie(writeMeta(this.#db, { format: 1, generation: this.#layout.generation, floor: revision }))
      this.#live.forget(revision)
      await removeHistory(this.#db, this.#layout, revision)
    })
  }

  snapshot(): AsyncIterable<Uint8Array> {
    this.#checkOpen()
    return writeSnapshot(this.revision, this.#live.entries())
  }

  async restore(snapshot: AsyncIterable<Uint8Array>): Promise<Revision> {
    this.#checkOpen()
    const { taken, puts } = await readSnapshot(snapshot)
    return await this.#maintenance.run(async () => {
      const old = this.#layout
      this.#gate = this.#replace(taken, puts).finally(() => (this.#gate = undefined))
      await this.#gate
      const { revision } = this
      await this.#db.clear(old.all())
      return revision
    })
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close()
    await this.#closing
  }

  async #close(): Promise<void> {
    this.#live.close()
    await this.#maintenance.idle()
    await this.#queue.settled().catch(() => undefined)
    await this.#db.close()
  }

  async #write(commits: readonly (readonly StoreEvent[])[]): Promise<void> {
    await this.#orDie(writeSynced(this.#db, this.#layout, commits.flat()))
    for (const events of commits) {
      this.#live.publish(events)
      this.#accepted.synced(events)
    }
  }

  /** What is on disk after a failed sync is unknown: nothing may be served from memory any more. */
  async #orDie(write: Promise<void>): Promise<void> {
    try {
      await write
    } catch (error) {
      const onFatal = this.#options.onFatal ?? endProcess
      onFatal(new Error('the store could not be written to disk', { cause: error }))
      throw error
    }
  }

  async #replace(taken: Revision, puts: readonly Put[]): Promise<void> {
    await this.#queue.settled()
    this.#checkOpen()
    const revision = Math.max(this.revision, taken) + 1
    const layout = new Layout(this.#layout.generation + 1)
    const heap = new SlabHeap()
    await this.#db.clear(layout.all())
    const entries = await writeGeneration(this.#db, layout, { puts, revision, heap })
    await this.#orDie(writeMeta(this.#db, { format: 1, generation: layout.generation, floor: revision }))
    this.#layout = layout
    this.#live.replace(revision, entries)
    this.#accepted.replaced(heap)
  }

  async #readEvents(after: Revision, prefix: string): Promise<EventPage> {
    const recent = readRecent(this.#live, after, prefix)
    if (recent) return recent
    try {
      return await readLoggedEvents(this.#db, this.#layout, { after, upTo: this.revision, prefix })
    } catch (error) {
      if (error instanceof LogGap) checkRevision(after, this)
      throw error
    }
  }

  #checkOpen(): void {
    if (this.#closing) throw new Error('the store is closed')
  }
}

function endProcess(error: Error): void {
  process.nextTick(() => {
    throw error
  })
}
