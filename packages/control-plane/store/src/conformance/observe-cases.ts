import { expect } from 'vitest'
import type { Revision } from '../contract.js'
import { put, remove, sayEvent } from './plain.js'
import type { Case } from './subject.js'

export const observeCases: readonly Case[] = [
  {
    name: 'calls observers for each revision, in order, before the commit resolves',
    run: async (store) => {
      const log: string[] = []
      const stop = store.observe((events) => log.push(...events.map(sayEvent), `at ${store.revision}`))
      const commits = [put(store, 'a', '1'), put(store, 'b', '2'), remove(store, 'a')]
      const resolved = commits.map(async (commit) => log.push(`resolved ${await commit}`))
      await Promise.all(resolved)
      const told = log.filter((line) => !line.startsWith('resolved'))
      expect(told).toEqual([
        'put a@1=1 was undefined', 'at 1', 'put b@2=2 was undefined', 'at 2', 'delete a@3 was a@1=1', 'at 3',
      ])
      for (const n of [1, 2, 3]) expect(log.indexOf(`resolved ${n}`)).toBeGreaterThan(log.indexOf(`at ${n}`))
      stop()
      stop()
      await put(store, 'c', '1')
      expect(log).toHaveLength(9)
    },
  },
  {
    name: 'shows observers the state of the revision they are told of',
    run: async (store) => {
      const pages: Promise<Revision[]>[] = []
      store.observe(() => {
        pages.push(store.range({ prefix: '' }).then((page) => page.entries.map((entry) => entry.revision)))
      })
      await Promise.all([put(store, 'a', '1'), put(store, 'b', '2'), put(store, 'a', '3')])
      expect(await Promise.all(pages)).toEqual([[1], [1, 2], [3, 2]])
    },
  },
  {
    name: 'lets an observer start a watch that misses and repeats nothing',
    run: async (store) => {
      const seen: Promise<Revision | undefined>[] = []
      store.observe(() => {
        const watch = store.watch({ prefix: '', fromRevision: store.revision })
        const next = watch[Symbol.asyncIterator]().next()
        seen.push(next.then((batch) => (batch.done ? undefined : batch.value[0]?.revision)))
      })
      for (let n = 0; n < 4; n++) await put(store, 'a', String(n))
      expect(await Promise.all(seen.slice(0, 3))).toEqual([2, 3, 4])
    },
  },
]
