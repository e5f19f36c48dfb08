import { describe, expect, it } from 'vitest'
import { checkHistory } from './check-history.js'
import type { History, OperationRecord, PlainEvent, WatchRecord } from './history.js'

const a1 = { key: 'a', revision: 1, text: '1' }
const a2 = { key: 'a', revision: 2, text: '2' }
const b4 = { key: 'b', revision: 4, text: '4' }

function committed(at: number, revision: number, puts: { key: string; text: string }[], deletes: string[] = []): OperationRecord {
  return { kind: 'commit', called: at, answered: at + 1, commit: { guards: [], puts, deletes }, result: { ok: true, revision } }
}

const commits = [
  committed(0, 1, [{ key: 'a', text: '1' }]),
  committed(10, 2, [{ key: 'a', text: '2' }]),
  committed(20, 3, [], ['a']),
  committed(30, 4, [{ key: 'b', text: '4' }]),
]
const events: PlainEvent[] = [
  { type: 'put', key: 'a', revision: 1, entry: a1, previous: undefined },
  { type: 'put', key: 'a', revision: 2, entry: a2, previous: a1 },
  { type: 'delete', key: 'a', revision: 3, entry: undefined, previous: a2 },
  { type: 'put', key: 'b', revision: 4, entry: b4, previous: undefined },
]

const found = (called: number, answered: number, found: typeof a1 | undefined, revision?: number): OperationRecord => {
  return { kind: 'get', called, answered, key: 'a', revision, found }
}
const paged = (called: number, revision: number, entries: (typeof a1)[], more = false): OperationRecord => {
  const query = { prefix: '', limit: 1 }
  return { kind: 'range', called, answered: called + 1, query, page: { entries, revision, more, remaining: undefined } }
}
const failed = (called: number, guardRevision: number, standing: typeof a1 | undefined): OperationRecord => {
  const guard = { key: 'a', revision: guardRevision }
  const commit = { guards: [guard], puts: [{ key: 'a', text: 'x' }], deletes: [] }
  return { kind: 'commit', called, answered: called + 1, commit, result: { ok: false, guard, standing } }
}
const watched = (batches: PlainEvent[][], fromRevision = 0): WatchRecord => ({ prefix: '', fromRevision, batches })
const each = (list: readonly PlainEvent[]): PlainEvent[][] => list.map((event) => [event])

function violations(operations: OperationRecord[], watches: WatchRecord[] = []): number {
  const history: History = { operations: [...commits, ...operations], watches }
  return checkHistory(history).length
}

describe('checkHistory', () => {
  it('explains what is right', () => {
    const operations = [
      found(5, 6, a1), found(5, 12, a2), found(22, 23, undefined), found(40, 41, a1, 1), found(40, 41, undefined, 3),
      paged(12, 2, [a2]), paged(32, 4, [b4]), failed(13, 1, a2), failed(25, 2, undefined),
    ]
    expect(violations(operations, [watched(each(events)), watched([events.slice(2)], 2)])).toBe(0)
  })

  const wrong: Record<string, OperationRecord[]> = {
    'a read of what was already replaced': [found(13, 14, a1)],
    'a read of what was not yet written': [found(5, 6, a2)],
    'a read that never was': [found(5, 6, { ...a1, text: 'other' })],
    'a wrong past': [found(40, 41, a1, 2)],
    'two reads that go back': [found(9, 11, a2), found(12, 13, a1)],
    'a page of another revision': [paged(12, 1, [a1])],
    'a page that hides what follows': [paged(12, 2, [])],
    'a page that promises more': [paged(12, 2, [a2], true)],
    'a guard that failed though it held': [failed(13, 2, a2)],
    'a wrong reason for a failed guard': [failed(13, 1, a1)],
    'a revision given twice': [committed(40, 4, [{ key: 'c', text: 'c' }])],
    'a commit before one that was answered': [committed(40, 3.5, [{ key: 'c', text: 'c' }])],
  }
  for (const [name, operations] of Object.entries(wrong)) {
    it(`finds ${name}`, () => expect(violations(operations)).toBeGreaterThan(0))
  }

  it('finds a lost update', () => {
    const guards = [{ key: 'a', revision: 2 }]
    const commit = { guards, puts: [{ key: 'a', text: 'x' }], deletes: [] }
    const result = { ok: true as const, revision: 5 }
    expect(violations([{ kind: 'commit', called: 9, answered: 50, commit, result }])).toBeGreaterThan(0)
  })

  const badWatches: Record<string, WatchRecord> = {
    'a missing event': watched(each(events.slice(0, 3))),
    'a gap': watched(each(events.toSpliced(1, 1))),
    'a repeated event': watched(each([...events, events[3] ?? events[0]].flatMap((event) => event ?? []))),
    'events out of order': watched(each(events.toReversed())),
    'a wrong previous entry': watched(each(events.map((event) => ({ ...event, previous: undefined })))),
    'an event from before': watched(each(events), 1),
  }
  for (const [name, watch] of Object.entries(badWatches)) {
    it(`finds ${name} in a watch`, () => expect(violations([], [watch])).toBeGreaterThan(0))
  }

  it('finds a revision split over two batches', () => {
    const both = committed(40, 5, [{ key: 'c', text: '5' }, { key: 'd', text: '5' }])
    const put = (key: string): PlainEvent => {
      return { type: 'put', key, revision: 5, entry: { key, revision: 5, text: '5' }, previous: undefined }
    }
    expect(violations([both], [watched([[...events, put('d'), put('c')]])])).toBe(0)
    expect(violations([both], [watched([[...events, put('c')], [put('d')]])])).toBe(1)
  })
})
