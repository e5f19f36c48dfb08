import { describe, expect, it } from 'vitest'
import type { StoreEvent } from '../contract.js'
import { RecentEvents } from './recent-events.js'

function events(revision: number, size = 1): StoreEvent[] {
  const entry = { key: 'a', revision, bytes: new Uint8Array(size), extract: {} }
  return [{ type: 'put', key: 'a', revision, entry, previous: undefined }]
}

const revisions = (list: readonly StoreEvent[] | undefined): number[] | undefined => list?.map((event) => event.revision)

describe('RecentEvents', () => {
  it('gives the next revisions, or says that some are gone', () => {
    const recent = new RecentEvents(10, { events: 3, bytes: 100 })
    expect(revisions(recent.after(10, 9))).toEqual([])
    for (let revision = 11; revision <= 15; revision++) recent.append(events(revision))
    expect(recent.since).toBe(12)
    expect(recent.after(11, 9)).toBeUndefined()
    expect(revisions(recent.after(12, 9))).toEqual([13, 14, 15])
    expect(revisions(recent.after(13, 1))).toEqual([14])
    recent.forget(14)
    expect(revisions(recent.after(14, 9))).toEqual([15])
    expect(recent.after(13, 9)).toBeUndefined()
  })

  it('keeps no more bytes than it may', () => {
    const recent = new RecentEvents(0, { events: 1000, bytes: 100 })
    for (let revision = 1; revision <= 9; revision++) recent.append(events(revision, 40))
    expect(recent.since).toBe(7)
    recent.append(events(10, 200))
    expect(recent.since).toBe(10)
  })

  it('stays right over many revisions', () => {
    const recent = new RecentEvents(0, { events: 5, bytes: 1000 })
    for (let revision = 1; revision <= 10_000; revision++) recent.append(events(revision))
    expect(revisions(recent.after(9995, 9))).toEqual([9996, 9997, 9998, 9999, 10_000])
  })
})
