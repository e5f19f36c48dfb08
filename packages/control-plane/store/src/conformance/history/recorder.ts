import { Compacted, type Commit, type Entry, type RangeQuery, type Revision, type Store, type StoreEvent } from '../../contract.js'
import { plain, type PlainEntry } from '../plain.js'
import type { History, OperationRecord, PlainEvent, WatchRecord } from './history.js'

const gone = Symbol('compacted')

/** Does operations on a store and writes down what was asked and answered, and when. */
export class Recorder {
  readonly #store: Store
  readonly #operations: OperationRecord[] = []
  readonly #watches: Promise<WatchRecord | undefined>[] = []
  #time = 0

  constructor(store: Store) {
    this.#store = store
  }

  async commit(commit: Commit): Promise<void> {
    const called = this.#time++
    const result = await this.#store.commit(commit)
    this.#operations.push({
      kind: 'commit',
      called,
      answered: this.#time++,
      commit: { ...commit, puts: commit.puts.map(({ key, bytes }) => ({ key, text: Buffer.from(bytes).toString() })) },
      result: result.ok ? result : { ...result, standing: plainOr(result.standing) },
    })
  }

  /** What stands there now, also for the caller to guard by. */
  async get(key: string, revision?: Revision): Promise<PlainEntry | undefined> {
    const called = this.#time++
    const entry = await this.#unlessCompacted(revision, this.#store.get(key, revision === undefined ? {} : { revision }))
    if (entry === gone) return undefined
    const found = plainOr(entry)
    this.#operations.push({ kind: 'get', called, answered: this.#time++, key, revision, found })
    return found
  }

  async range(query: RangeQuery): Promise<void> {
    const called = this.#time++
    const page = await this.#unlessCompacted(query.revision, this.#store.range(query))
    if (page === gone) return
    const { revision, more, remaining } = page
    const recorded = { entries: page.entries.map(plain), revision, more, remaining }
    this.#operations.push({ kind: 'range', called, answered: this.#time++, query, page: recorded })
  }

  /** Watches until `last` has been told. */
  watch(prefix: string, fromRevision: Revision, last: string): void {
    this.#watches.push(this.#watch(prefix, fromRevision, last))
  }

  async history(): Promise<History> {
    const watches = await Promise.all(this.#watches)
    return { operations: this.#operations, watches: watches.filter((watch) => watch !== undefined) }
  }

  async #watch(prefix: string, fromRevision: Revision, last: string): Promise<WatchRecord | undefined> {
    const batches: PlainEvent[][] = []
    const read = async (): Promise<true> => {
      for await (const batch of this.#store.watch({ prefix, fromRevision })) {
        batches.push(batch.map(plainEvent))
        if (batch.some((event) => event.key === last)) break
      }
      return true
    }
    return (await this.#unlessCompacted(fromRevision, read())) === gone ? undefined : { prefix, fromRevision, batches }
  }

  /** A compaction may always have come first, where there was one. */
  async #unlessCompacted<T>(revision: Revision | undefined, answer: Promise<T>): Promise<T | typeof gone> {
    try {
      return await answer
    } catch (error) {
      if (error instanceof Compacted && revision !== undefined && revision < this.#store.floor) return gone
      throw error
    }
  }
}

function plainOr(entry: Entry | undefined): PlainEntry | undefined {
  return entry && plain(entry)
}

function plainEvent(event: StoreEvent): PlainEvent {
  const { type, key, revision } = event
  const entry = event.type === 'put' ? plain(event.entry) : undefined
  return { type, key, revision, entry, previous: plainOr(event.previous) }
}
