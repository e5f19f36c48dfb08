import { expect } from 'vitest'
import { FutureRevision } from '../contract.js'
import { put, remove, say, sayPage } from './plain.js'
import type { Case } from './subject.js'

const odd = ['\u00e9', '\ud83d\ude00', '\ud83d', '\ufb01', '\uffff', ' ', 'a\u0001', 'a']

export const readCases: readonly Case[] = [
  {
    name: 'gives back the bytes and the extract as they were put',
    run: async (store) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
      const extract = { uid: 'u', labels: { app: 'é', 'a/b': '' }, fields: { 'spec.x': 'y' }, owners: ['o'], splice: 12 }
      await store.commit({ guards: [], puts: [{ key: 'a', bytes, extract }], deletes: [] })
      await store.commit({ guards: [], puts: [{ key: 'b', bytes: new Uint8Array(0), extract: {} }], deletes: [] })
      for (const entry of [await store.get('a'), await store.get('a', { revision: 1 })]) {
        expect(Buffer.from(entry?.bytes ?? [])).toEqual(Buffer.from(bytes))
        expect(entry?.extract).toEqual(extract)
      }
      expect((await store.get('b'))?.bytes.byteLength).toBe(0)
    },
  },
  {
    name: 'reads every past revision',
    run: async (store) => {
      await put(store, 'a', '1')
      await put(store, 'a', '2')
      await put(store, 'b', '3')
      await remove(store, 'a')
      await put(store, 'a', '5')
      const seen = [0, 1, 2, 3, 4, 5].map(async (revision) => say(await store.get('a', { revision })))
      expect(await Promise.all(seen)).toEqual([undefined, 'a@1=1', 'a@2=2', 'a@2=2', undefined, 'a@5=5'])
      const pages = [0, 1, 2, 3, 4, 5].map(async (revision) => sayPage(await store.range({ prefix: '', revision })))
      expect(await Promise.all(pages)).toEqual([
        [], ['a@1=1'], ['a@2=2'], ['a@2=2', 'b@3=3'], ['b@3=3'], ['a@5=5', 'b@3=3'],
      ])
    },
  },
  {
    name: 'keeps an entry that was handed out as it was',
    run: async (store) => {
      await put(store, 'a', 'first')
      const entry = await store.get('a')
      for (let n = 0; n < 50; n++) await put(store, 'a', `later ${n}`)
      expect(say(entry)).toBe('a@1=first')
    },
  },
  {
    name: 'refuses revisions that have not been issued',
    run: async (store) => {
      await put(store, 'a', '1')
      await expect(store.get('a', { revision: 2 })).rejects.toThrow(FutureRevision)
      await expect(store.range({ prefix: '', revision: 2 })).rejects.toThrow(FutureRevision)
      await expect(store.compact(2)).rejects.toThrow(FutureRevision)
    },
  },
  {
    name: 'orders keys by their UTF-16 code units, now and in the past',
    run: async (store) => {
      for (const key of odd) await put(store, key, 'x')
      await put(store, '~last', 'x')
      const ordered = odd.toSorted((a, b) => (a < b ? -1 : 1))
      const past = await store.range({ prefix: '', revision: odd.length })
      expect(past.entries.map((entry) => entry.key)).toEqual(ordered)
      const now = await store.range({ prefix: '' })
      expect(now.entries.map((entry) => entry.key)).toEqual([...odd, '~last'].toSorted((a, b) => (a < b ? -1 : 1)))
      for (const key of odd) expect((await store.get(key, { revision: odd.length }))?.key).toBe(key)
    },
  },
]
