import { expect } from 'vitest'
import { Compacted } from '../contract.js'
import { put, remove, say, sayPage } from './plain.js'
import { takeEvents } from './take-events.js'
import type { Case } from './subject.js'

export const compactionCases: readonly Case[] = [
  {
    name: 'keeps the state at the floor and all after it, and forgets what was before',
    run: async (store) => {
      await put(store, 'gone', '1')
      await put(store, 'a', '2')
      await put(store, 'a', '3')
      await remove(store, 'gone')
      await put(store, 'a', '5')
      await put(store, 'gone', '6')
      await store.compact(4)
      expect(store.floor).toBe(4)
      await expect(store.get('a', { revision: 3 })).rejects.toThrow(Compacted)
      await expect(store.range({ prefix: '', revision: 3 })).rejects.toThrow(Compacted)
      expect(sayPage(await store.range({ prefix: '', revision: 4 }))).toEqual(['a@3=3'])
      expect(sayPage(await store.range({ prefix: '', revision: 5 }))).toEqual(['a@5=5'])
      expect(await store.get('gone', { revision: 5 })).toBeUndefined()
      expect(sayPage(await store.range({ prefix: '' }))).toEqual(['a@5=5', 'gone@6=6'])
    },
  },
  {
    name: 'may be repeated, and does not lower the floor',
    run: async (store) => {
      for (let n = 1; n <= 5; n++) await put(store, 'a', String(n))
      await Promise.all([store.compact(3), store.compact(3), store.compact(2)])
      expect(store.floor).toBe(3)
      await store.compact(5)
      expect(sayPage(await store.range({ prefix: '', revision: 5 }))).toEqual(['a@5=5'])
      expect(await put(store, 'a', '6')).toBe(6)
      expect(say(await store.get('a', { revision: 5 }))).toBe('a@5=5')
    },
  },
  {
    name: 'leaves a watch that has seen the floor as it was',
    run: async (store) => {
      const watch = store.watch({ prefix: '', fromRevision: 0 })
      for (let n = 1; n <= 3; n++) await put(store, 'a', String(n))
      await store.compact(3)
      await put(store, 'a', '4')
      expect((await takeEvents(watch, 4)).map((event) => event.revision)).toEqual([1, 2, 3, 4])
    },
  },
]
