/** A revision of the whole store: one sequence, strictly rising, each write and each deletion its own. */
export type Revision = number

/** What is kept beside an object's bytes, so that nobody has to parse them to find it. JSON data. */
export interface Extract {
  uid?: string
  labels?: Readonly<Record<string, string>>
  /** Selectable fields other than metadata.name and metadata.namespace, by path. */
  fields?: Readonly<Record<string, string>>
  /** The uids of the owners. */
  owners?: readonly string[]
  /** Byte offset in the stored bytes where `"resourceVersion":"N",` is spliced in. */
  splice?: number
}

export interface Value {
  bytes: Uint8Array
  extract: Extract
}

/** Immutable; its properties may be computed when read, so it is passed on, not spread. */
export interface Entry extends Value {
  key: string
  /** The revision that wrote these bytes. */
  revision: Revision
}

/** Holds when the key's newest accepted write has this revision; 0 means the key must not exist. */
export interface Guard {
  key: string
  revision: Revision
}

export interface Put extends Value {
  key: string
}

/**
 * All or nothing. A key stands at most once among puts and deletes. At least one of them is not empty. A commit that
 * breaks this is rejected with a TypeError. The bytes belong to the store from now on.
 */
export interface Commit {
  guards: readonly Guard[]
  puts: readonly Put[]
  deletes: readonly string[]
}

/**
 * `revision` is that of every put and delete of the commit; where it deletes an absent key nothing is recorded
 * for that key. A commit that changes nothing takes no revision and gets the newest one. On failure: the first guard
 * that did not hold and what stands there now; like a success it is told only once that has been synced.
 */
export type CommitResult =
  | { ok: true; revision: Revision }
  | { ok: false; guard: Guard; standing: Entry | undefined }

export interface RangeQuery {
  prefix: string
  /** Only keys greater than this one. */
  after?: string
  /** At most so many entries; all when absent. */
  limit?: number
  /** The state as of this revision; the newest synced one when absent. */
  revision?: Revision
}

export interface Page {
  /** In ascending order of the keys' UTF-16 code units. */
  entries: readonly Entry[]
  /** The revision at which this page is consistent. */
  revision: Revision
  /** Whether keys follow after the last entry. */
  more: boolean
  /** How many keys of the prefix follow after the last entry; only where it is known at no cost. */
  remaining?: number
}

export type StoreEvent =
  | { type: 'put'; key: string; revision: Revision; entry: Entry; previous: Entry | undefined }
  | { type: 'delete'; key: string; revision: Revision; previous: Entry }

export interface WatchQuery {
  prefix: string
  /** Events with a greater revision than this. */
  fromRevision: Revision
}

/**
 * Events in order of revision, in batches that never split one revision, for one reader. Ends when `close` is called or
 * the store closes. What is past is read as fast as the reader asks; then a queue holds at most `watchQueue` events (or
 * those of one revision): beyond, iteration throws SlowWatcher. Iteration throws Compacted where the watch starts below
 * the floor, is overtaken by it or by a restore, and FutureRevision where it starts ahead of the newest revision.
 */
export interface Watch extends AsyncIterable<readonly StoreEvent[]> {
  close(): void
}

/**
 * Called for each synced revision before `commit` resolves, in order, synchronously, when it can be read. Must not
 * throw. A restore is one call with the difference, all of it at the restored revision.
 */
export type Observer = (events: readonly StoreEvent[]) => void

/**
 * A revisioned key-value store. Keys are non-empty strings without U+0000.
 *
 * Guards see the newest accepted write; readers, watchers and observers see only synced revisions. An
 * acknowledged commit survives the process being killed. Concurrent commits share one sync.
 */
export interface Store {
  /** The newest synced revision; 0 for an empty store. */
  readonly revision: Revision
  /** The oldest readable revision: reads and watches below it throw Compacted. */
  readonly floor: Revision
  get(key: string, at?: { revision?: Revision }): Promise<Entry | undefined>
  range(query: RangeQuery): Promise<Page>
  commit(commit: Commit): Promise<CommitResult>
  watch(query: WatchQuery): Watch
  /** Returns how to stop observing. */
  observe(observer: Observer): () => void
  /** Forgets the history below `revision`; the state at it stays readable. Idempotent. */
  compact(revision: Revision): Promise<void>
  /** The whole state at one revision, as lines of JSON. */
  snapshot(): AsyncIterable<Uint8Array>
  /**
   * Replaces the state by a snapshot's, at a revision above every one ever issued by this store or recorded in
   * the snapshot, with the floor there. Every entry gets that revision, so that no guard of another history holds by
   * chance. Ends all watches. Throws InvalidSnapshot, and then nothing has changed.
   */
  restore(snapshot: AsyncIterable<Uint8Array>): Promise<Revision>
  close(): Promise<void>
}

/** The revision is below the compaction floor. */
export class Compacted extends Error {
  override readonly name = 'Compacted'
  readonly floor: Revision

  constructor(revision: Revision, floor: Revision) {
    super(`revision ${revision} has been compacted; the oldest is ${floor}`)
    this.floor = floor
  }
}

/** The revision has not been issued. */
export class FutureRevision extends Error {
  override readonly name = 'FutureRevision'
  readonly current: Revision

  constructor(revision: Revision, current: Revision) {
    super(`revision ${revision} is ahead of the newest, ${current}`)
    this.current = current
  }
}

/** A watch's reader fell behind by more than the queue holds. */
export class SlowWatcher extends Error {
  override readonly name = 'SlowWatcher'
}

/** What is to be restored is not a whole snapshot. */
export class InvalidSnapshot extends Error {
  override readonly name = 'InvalidSnapshot'
}
