import { expect } from 'vitest'
import { Compacted } from '../contract.js'
import { put, remove, say, sayEvent, sayPage } from './plain.js'
import { takeEvents } from './take-events.js'
import type { Case } from './subject.js'

/** For stores that outlive their process. */
export const durabilityCases: readonly Case[] = [
  {
    name: 'has everything again: state, history, floor, revisions',
    run: async (store, { reopen }) => {
      if (!reopen) throw new Error('not a durable store')
      for (let n = 1; n <= 4; n++) await put(store, 'a', String(n))
      await put(store, 'b', '5')
      await remove(store, 'b')
      await store.compact(2)
      const again = await reopen()
      expect([again.revision, again.floor]).toEqual([6, 2])
      expect(sayPage(await again.range({ prefix: '' }))).toEqual(['a@4=4'])
      expect(say(await again.get('a', { revision: 2 }))).toBe('a@2=2')
      expect(say(await again.get('b', { revision: 5 }))).toBe('b@5=5')
      await expect(again.get('a', { revision: 1 })).rejects.toThrow(Compacted)
      const events = await takeEvents(again.watch({ prefix: '', fromRevision: 2 }), 4)
      expect(events.map(sayEvent)).toEqual([
        'put a@3=3 was a@2=2', 'put a@4=4 was a@3=3', 'put b@5=5 was undefined', 'delete b@6 was b@5=5',
      ])
      expect(await put(again, 'b', '7')).toBe(7)
    },
  },
  {
    name: 'issues no revision twice, also where all history has been compacted',
    run: async (store, { reopen }) => {
      if (!reopen) throw new Error('not a durable store')
      await put(store, 'a', '1')
      await remove(store, 'a')
      await store.compact(2)
      const again = await reopen()
      expect([again.revision, again.floor]).toEqual([2, 2])
      expect(await put(again, 'a', '3')).toBe(3)
    },
  },
  {
    name: 'has a restored state again, and its floor',
    run: async (store, { reopen }) => {
      if (!reopen) throw new Error('not a durable store')
      await put(store, 'a', '1')
      await put(store, 'b', '2')
      const revision = await store.restore(store.snapshot())
      await put(store, 'b', 'later')
      const again = await reopen()
      expect(again.floor).toBe(revision)
      expect(sayPage(await again.range({ prefix: '' }))).toEqual([`a@${revision}=1`, `b@${revision + 1}=later`])
      expect(sayPage(await again.range({ prefix: '', revision }))).toEqual([`a@${revision}=1`, `b@${revision}=2`])
    },
  },
]
