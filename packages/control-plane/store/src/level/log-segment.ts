import type { Revision, StoreEvent } from '../contract.js'

/** A line of the revision log: what one event did, without the values, which stand under the object's key. */
export interface Change {
  type: StoreEvent['type']
  key: string
  revision: Revision
  /** The revision that wrote what was there before; 0 where there was nothing. */
  previous: Revision
}

type Row = readonly [revision: Revision, key: string, previous: Revision, deleted?: 1]

/** The changes of successive revisions, written in one go. */
export function encodeSegment(events: readonly StoreEvent[]): Buffer {
  return Buffer.from(JSON.stringify(events.map(rowOf)))
}

function rowOf({ type, key, revision, previous }: StoreEvent): Row {
  const before = previous?.revision ?? 0
  return type === 'delete' ? [revision, key, before, 1] : [revision, key, before]
}

export function decodeSegment(segment: Buffer): Change[] {
  const rows = JSON.parse(segment.toString('utf8')) as readonly Row[]
  return rows.map(([revision, key, previous, deleted]) => ({ type: deleted ? 'delete' : 'put', key, revision, previous }))
}
