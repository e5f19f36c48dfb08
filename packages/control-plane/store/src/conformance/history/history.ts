import type { Commit, Guard, RangeQuery, Revision } from '../../contract.js'
import type { PlainEntry } from '../plain.js'

/** When an operation was called and when it was answered, on one logical clock for the whole history. */
interface Span {
  called: number
  answered: number
}

export interface PlainEvent {
  type: 'put' | 'delete'
  key: string
  revision: Revision
  entry: PlainEntry | undefined
  previous: PlainEntry | undefined
}

export interface CommitRecord extends Span {
  kind: 'commit'
  commit: Pick<Commit, 'guards' | 'deletes'> & { puts: readonly { key: string; text: string }[] }
  result: { ok: true; revision: Revision } | { ok: false; guard: Guard; standing: PlainEntry | undefined }
}

export interface GetRecord extends Span {
  kind: 'get'
  key: string
  revision: Revision | undefined
  found: PlainEntry | undefined
}

export interface RangeRecord extends Span {
  kind: 'range'
  query: RangeQuery
  page: { entries: readonly PlainEntry[]; revision: Revision; more: boolean; remaining: number | undefined }
}

export type OperationRecord = CommitRecord | GetRecord | RangeRecord

/** A watch that was read until it had told the newest revision. */
export interface WatchRecord {
  prefix: string
  fromRevision: Revision
  batches: readonly (readonly PlainEvent[])[]
}

/** All that was done to a store that began empty, and all that it answered. */
export interface History {
  operations: readonly OperationRecord[]
  watches: readonly WatchRecord[]
}
