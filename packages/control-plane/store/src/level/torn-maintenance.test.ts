import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { put, putOf, remove, say, sayPage } from '../conformance/plain.js'
import { removeHistory } from './compact.js'
import { openDatabase, writeMeta, type Database } from './database.js'
import { Layout } from './layout.js'
import type { LevelStore } from './level-store.js'
import { openLevelStore } from './open-level-store.js'
import { writeGeneration } from './restore.js'
import { SlabHeap } from './slab-heap.js'

let directory = ''

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'orrery-torn-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true })
})

async function withStore<T>(work: (store: LevelStore) => Promise<T>): Promise<T> {
  const store = await openLevelStore({ directory })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(directory)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

const rowCount = (): Promise<number> => withDatabase(async (db) => (await db.keys().all()).length)

/** The database, whose batches are written only so many times. */
function failingAfter(db: Database, writes: number): Database {
  let left = writes
  const get = (target: Database, name: keyof Database): unknown => {
    if (name === 'batch' && left-- <= 0) throw new Error('killed')
    const value: unknown = target[name]
    return typeof value === 'function' ? (value.bind(target) as unknown) : value
  }
  return new Proxy(db, { get: (target, name) => get(target, name as keyof Database) })
}

describe('a restore that was cut off', () => {
  const restored = { puts: [putOf('a', 'new'), putOf('c', 'new')], revision: 50 }
  const writeRestored = (db: Database) => writeGeneration(db, new Layout(2), { ...restored, heap: new SlabHeap() })

  it('has not happened before it takes effect, and leaves nothing', async () => {
    await withStore(async (store) => {
      await put(store, 'a', 'old')
      await put(store, 'b', 'old')
    })
    const before = await rowCount()
    await withDatabase(writeRestored)
    await withStore(async (store) => {
      expect([store.revision, store.floor]).toEqual([2, 0])
      expect(sayPage(await store.range({ prefix: '' }))).toEqual(['a@1=old', 'b@2=old'])
    })
    expect(await rowCount()).toBe(before)
  })

  it('has happened once it takes effect, and the old state goes at the next start', async () => {
    await withStore((store) => put(store, 'b', 'old'))
    await withDatabase(async (db) => {
      await writeRestored(db)
      await writeMeta(db, { format: 1, generation: 2, floor: 50 })
    })
    await withStore(async (store) => {
      expect([store.revision, store.floor]).toEqual([50, 50])
      expect(sayPage(await store.range({ prefix: '' }))).toEqual(['a@50=new', 'c@50=new'])
      expect(await put(store, 'b', 'next')).toBe(51)
    })
    expect(await rowCount()).toBe(1 + 2 + 2)
  })
})

describe('a compaction that was cut off', () => {
  const write = async (store: LevelStore): Promise<void> => {
    for (let n = 1; n <= 600; n++) await (n % 50 === 0 ? remove(store, 'a') : put(store, 'a', String(n)))
  }

  it('keeps what may be read wherever it was cut, and the next one ends it', { timeout: 30_000 }, async () => {
    await withStore(write)
    await withDatabase((db) => writeMeta(db, { format: 1, generation: 1, floor: 560 }))
    for (const batches of [0, 1, 1]) {
      await withDatabase(async (db) => {
        const cut = removeHistory(failingAfter(db, batches), new Layout(1), 560)
        await expect(cut).rejects.toThrow('killed')
      })
      await withStore(async (store) => {
        expect([store.revision, store.floor]).toEqual([600, 560])
        expect(say(await store.get('a', { revision: 560 }))).toBe('a@560=560')
        expect(say(await store.get('a', { revision: 599 }))).toBe('a@599=599')
        expect(await store.get('a')).toBeUndefined()
      })
    }
    await withStore((store) => store.compact(600))
    expect(await rowCount()).toBe(1)
    await withStore(async (store) => expect(store.revision).toBe(600))
  })
})
