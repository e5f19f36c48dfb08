import { expect } from 'vitest'
import { Compacted, InvalidSnapshot, type Store } from '../contract.js'
import { put, remove, sayEvent, sayPage, write } from './plain.js'
import { takeEvents } from './take-events.js'
import type { Case } from './subject.js'

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function taken(store: Store): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of store.snapshot()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const snapshotCases: readonly Case[] = [
  {
    name: 'restores a state above every revision of the store, in whatever pieces the snapshot comes',
    run: async (store) => {
      const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
      await store.commit(write([{ key: 'b', bytes, extract: { labels: { a: 'ü' } } }]))
      await put(store, 'a', 'één')
      const snapshot = await taken(store)
      await put(store, 'a', 'later')
      await put(store, 'new', 'later')
      expect(await store.restore(cut(snapshot, 3))).toBeGreaterThan(4)
      const { entries, revision } = await store.range({ prefix: '' })
      expect([revision, store.floor]).toEqual([store.revision, store.revision])
      expect(entries.map((entry) => [entry.key, entry.revision])).toEqual([['a', revision], ['b', revision]])
      expect(Buffer.from(entries[0]?.bytes ?? []).toString()).toBe('één')
      expect(Buffer.from(entries[1]?.bytes ?? [])).toEqual(Buffer.from(bytes))
      expect(entries[1]?.extract).toEqual({ labels: { a: 'ü' } })
      expect(await put(store, 'a', 'x')).toBeGreaterThan(revision)
    },
  },
  {
    name: 'takes the state of one revision, whatever is written meanwhile',
    run: async (store) => {
      for (let n = 0; n < 20; n++) await put(store, `k${n}`, 'x'.repeat(10_000))
      const before = sayPage(await store.range({ prefix: '' })).map((text) => text?.replace(/@\d+/, ''))
      const snapshot = store.snapshot()
      await remove(store, 'k3')
      await put(store, 'k4', 'later')
      await store.restore(snapshot)
      expect(sayPage(await store.range({ prefix: '' })).map((text) => text?.replace(/@\d+/, ''))).toEqual(before)
    },
  },
  {
    name: 'continues above the revision that the snapshot records',
    run: async (store) => {
      for (let n = 0; n < 9; n++) await put(store, 'a', String(n))
      const text = (await taken(store)).toString('utf8').replace('"revision":9', '"revision":5000')
      expect(await store.restore(cut(Buffer.from(text), 64))).toBeGreaterThan(5000)
      expect(await put(store, 'a', 'x')).toBe(store.revision)
    },
  },
  {
    name: 'ends watches at a restore, tells observers the difference, and lets nobody resume from before',
    run: async (store) => {
      await put(store, 'a', '1')
      await put(store, 'b', '2')
      const snapshot = await taken(store)
      await remove(store, 'a')
      await put(store, 'c', '4')
      const told: string[] = []
      store.observe((events) => told.push(...events.map(sayEvent)))
      const watch = store.watch({ prefix: '', fromRevision: store.revision })
      const ended = expect(takeEvents(watch, 1)).rejects.toThrow(Compacted)
      const revision = await store.restore(cut(snapshot, 1000))
      await ended
      expect(told.toSorted()).toEqual([
        `delete c@${revision} was c@4=4`, `put a@${revision}=1 was undefined`, `put b@${revision}=2 was b@2=2`,
      ])
      await expect(takeEvents(store.watch({ prefix: '', fromRevision: revision - 1 }), 1)).rejects.toThrow(Compacted)
      const stale = await store.commit(write([], ['b'], [{ key: 'b', revision: 2 }]))
      expect(stale.ok).toBe(false)
    },
  },
  {
    name: 'refuses what is not a whole snapshot, and changes nothing',
    run: async (store) => {
      await put(store, 'a', '1')
      await put(store, 'b', '2')
      const whole = (await taken(store)).toString('utf8')
      const lines = whole.trimEnd().split('\n')
      const bad = ['', 'x', whole.slice(0, -15), `${whole}{}`, lines.toSpliced(2, 1).join('\n'), lines.slice(1).join('\n')]
      bad.push(lines.toSpliced(1, 2, lines[2] ?? '', lines[1] ?? '').join('\n'), whole.replace('"version":1', '"version":9'))
      for (const text of bad) await expect(store.restore(cut(Buffer.from(text), 50))).rejects.toThrow(InvalidSnapshot)
      expect(sayPage(await store.range({ prefix: '' }))).toEqual(['a@1=1', 'b@2=2'])
      expect(await put(store, 'a', '3')).toBe(3)
    },
  },
  {
    name: 'commits before, during and after a restore, each to one state',
    run: async (store) => {
      for (let n = 0; n < 50; n++) await put(store, `k${n}`, String(n))
      const snapshot = await taken(store)
      const restored = store.restore(cut(snapshot, 500))
      const results = await Promise.all(Array.from({ length: 50 }, (_, n) => put(store, `new${n}`, 'x')))
      const revision = await restored
      const { entries } = await store.range({ prefix: 'new' })
      const after = results.filter((at) => at > revision)
      expect(new Set(entries.map((entry) => entry.revision))).toEqual(new Set(after))
      expect(entries).toHaveLength(after.length)
      expect((await store.range({ prefix: 'k' })).entries).toHaveLength(50)
    },
  },
]
