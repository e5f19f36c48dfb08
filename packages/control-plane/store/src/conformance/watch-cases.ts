import { expect } from 'vitest'
import { Compacted, FutureRevision, SlowWatcher, type StoreEvent } from '../contract.js'
import { put, putOf, remove, sayEvent, write } from './plain.js'
import { takeEvents } from './take-events.js'
import type { Case } from './subject.js'

export const watchCases: readonly Case[] = [
  {
    name: 'tells every change in order, with what was there before',
    run: async (store) => {
      const watch = store.watch({ prefix: '', fromRevision: 0 })
      await put(store, 'a', '1')
      await put(store, 'a', '2')
      await remove(store, 'a')
      await store.commit(write([putOf('a', '4')], ['nothing']))
      const told = [
        'put a@1=1 was undefined', 'put a@2=2 was a@1=1', 'delete a@3 was a@2=2', 'put a@4=4 was undefined',
      ]
      expect((await takeEvents(watch, 4)).map(sayEvent)).toEqual(told)
      watch.close()
      const again = store.watch({ prefix: '', fromRevision: 0 })
      expect((await takeEvents(again, 4)).map(sayEvent)).toEqual(told)
      const resumed = store.watch({ prefix: '', fromRevision: 2 })
      expect((await takeEvents(resumed, 2)).map(sayEvent)).toEqual(told.slice(2))
    },
  },
  {
    name: 'tells the prefix only',
    run: async (store) => {
      const watch = store.watch({ prefix: '/p/', fromRevision: 0 })
      await put(store, '/p', '1')
      await put(store, '/p/1', '2')
      await put(store, '/q/1', '3')
      await remove(store, '/p/1')
      const told = (await takeEvents(watch, 2)).map((event) => `${event.type} ${event.key} ${event.revision}`)
      expect(told).toEqual(['put /p/1 2', 'delete /p/1 4'])
    },
  },
  {
    name: 'never splits a revision, and passes from the past to the present without a gap',
    run: async (store) => {
      const pair = (n: number) => store.commit(write([putOf('a', String(n)), putOf('b', String(n))]))
      for (let n = 0; n < 300; n++) void pair(n)
      await pair(300)
      const batches: (readonly StoreEvent[])[] = []
      for await (const batch of store.watch({ prefix: '', fromRevision: 10 })) {
        batches.push(batch)
        if (store.revision < 400) await pair(store.revision)
        if (batch.at(-1)?.revision === 400) break
      }
      const revisions = batches.flat().map((event) => event.revision)
      expect(revisions).toEqual(Array.from({ length: 780 }, (_, n) => 11 + Math.floor(n / 2)))
      for (const batch of batches) expect(batch.length % 2).toBe(0)
    },
  },
  {
    name: 'shows a change to watchers only when readers see it',
    run: async (store) => {
      const watch = store.watch({ prefix: '', fromRevision: 0 })
      const commit = put(store, 'a', '1')
      await takeEvents(watch, 1)
      expect(store.revision).toBe(1)
      expect(await store.get('a')).toBeDefined()
      await commit
    },
  },
  {
    name: 'fails a reader that falls behind, and lets it resume where it was',
    options: { watchQueue: 5 },
    run: async (store) => {
      const watch = store.watch({ prefix: '', fromRevision: 0 })
      for (let n = 0; n < 6; n++) await put(store, 'a', String(n))
      await expect(takeEvents(watch, 6)).rejects.toThrow(SlowWatcher)
      expect(await takeEvents(watch, 1)).toEqual([])
      const resumed = store.watch({ prefix: '', fromRevision: 0 })
      expect((await takeEvents(resumed, 6)).map((event) => event.revision)).toEqual([1, 2, 3, 4, 5, 6])
    },
  },
  {
    name: 'fails for revisions that are gone or not yet there',
    run: async (store) => {
      for (let n = 0; n < 4; n++) await put(store, 'a', String(n))
      await store.compact(3)
      await expect(takeEvents(store.watch({ prefix: '', fromRevision: 2 }), 1)).rejects.toThrow(Compacted)
      await expect(takeEvents(store.watch({ prefix: '', fromRevision: 5 }), 1)).rejects.toThrow(FutureRevision)
      const events = await takeEvents(store.watch({ prefix: '', fromRevision: 3 }), 1)
      expect(events.map(sayEvent)).toEqual(['put a@4=3 was a@3=2'])
    },
  },
  {
    name: 'ends when it is closed, also while it waits, and when the store closes',
    run: async (store) => {
      const waiting = store.watch({ prefix: '', fromRevision: 0 })
      const taken = takeEvents(waiting, 1)
      await put(store, 'other', '1')
      expect(await taken).toHaveLength(1)
      const more = takeEvents(waiting, 1)
      waiting.close()
      expect(await more).toEqual([])
      const left = [0, 1].map((fromRevision) => takeEvents(store.watch({ prefix: 'none', fromRevision }), 1))
      await store.close()
      expect(await Promise.all(left)).toEqual([[], []])
    },
  },
]
