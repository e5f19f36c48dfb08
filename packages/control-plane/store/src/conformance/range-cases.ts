import { expect } from 'vitest'
import type { RangeQuery, Store } from '../contract.js'
import { put, remove, say, sayPage } from './plain.js'
import type { Case } from './subject.js'

async function fill(store: Store): Promise<void> {
  for (const key of ['/a', '/p', '/p/1', '/p/2', '/p/22', '/p/3', '/q/1']) await put(store, key, 'x')
}

async function keys(store: Store, query: RangeQuery): Promise<string[]> {
  return (await store.range(query)).entries.map((entry) => entry.key)
}

export const rangeCases: readonly Case[] = [
  {
    name: 'ranges over a prefix, after a key, up to a limit',
    run: async (store) => {
      await fill(store)
      await put(store, '/p/2', 'later')
      for (const revision of [undefined, 7]) {
        const at = revision === undefined ? {} : { revision }
        expect(await keys(store, { prefix: '/p/', ...at })).toEqual(['/p/1', '/p/2', '/p/22', '/p/3'])
        expect(await keys(store, { prefix: '/p/', after: '/p/2', ...at })).toEqual(['/p/22', '/p/3'])
        expect(await keys(store, { prefix: '/p/', after: '/p/20', limit: 1, ...at })).toEqual(['/p/22'])
        expect(await keys(store, { prefix: '/p/', after: '/a', limit: 2, ...at })).toEqual(['/p/1', '/p/2'])
        expect(await keys(store, { prefix: '/p/', after: '/q', ...at })).toEqual([])
        expect(await keys(store, { prefix: '/nothing', ...at })).toEqual([])
      }
    },
  },
  {
    name: 'says whether more follows, and how many where it knows',
    run: async (store) => {
      await fill(store)
      await remove(store, '/a')
      for (const at of [{}, { revision: 7 }]) {
        const first = await store.range({ prefix: '/p/', limit: 3, ...at })
        expect([first.more, first.remaining ?? 1]).toEqual([true, 1])
        const all = await store.range({ prefix: '/p/', limit: 4, ...at })
        expect([all.more, all.remaining ?? 0]).toEqual([false, 0])
        const none = await store.range({ prefix: '/p/', limit: 0, ...at })
        expect([none.entries.length, none.more, none.remaining ?? 4]).toEqual([0, true, 4])
      }
    },
  },
  {
    name: 'walks a prefix in pages at one revision while it is written to',
    run: async (store) => {
      for (let n = 0; n < 25; n++) await put(store, `/p/${n}`, 'before')
      const all = sayPage(await store.range({ prefix: '/p/' }))
      const walked: (string | undefined)[] = []
      let query: RangeQuery = { prefix: '/p/', limit: 4, revision: store.revision }
      for (let more = true; more; ) {
        const page = await store.range(query)
        walked.push(...page.entries.map(say))
        more = page.more
        query = { ...query, after: page.entries.at(-1)?.key ?? '' }
        await put(store, `/p/${walked.length}`, 'after')
        await remove(store, `/p/${walked.length + 2}`)
        await put(store, `/p/${walked.length}-new`, 'after')
      }
      expect(walked).toEqual(all)
    },
  },
  {
    name: 'ranges over keys with many past versions',
    run: async (store) => {
      for (let n = 0; n < 1200; n++) void put(store, 'hot', String(n))
      await put(store, 'warm', '1')
      for (let n = 0; n < 1200; n++) void put(store, 'hot', String(n))
      await put(store, 'zero', '1')
      expect(sayPage(await store.range({ prefix: '', revision: 7 }))).toEqual(['hot@7=6'])
      expect(sayPage(await store.range({ prefix: '', revision: 1201 }))).toEqual(['hot@1200=1199', 'warm@1201=1'])
      expect(sayPage(await store.range({ prefix: '', revision: 2401 }))).toEqual(['hot@2401=1199', 'warm@1201=1'])
    },
  },
]
