import { expect } from 'vitest'
import { put, putOf, remove, say, write } from './plain.js'
import type { Case } from './subject.js'

export const commitCases: readonly Case[] = [
  {
    name: 'gives each commit a greater revision, and all of one commit the same',
    run: async (store) => {
      expect(store.revision).toBe(0)
      const first = await store.commit(write([putOf('a', '1'), putOf('b', '1')]))
      const second = await store.commit(write([putOf('a', '2')], ['b']))
      expect(first.ok && second.ok && second.revision > first.revision).toBe(true)
      expect(store.revision).toBe(second.ok && second.revision)
      expect(say(await store.get('a', { revision: store.revision - 1 }))).toBe('a@1=1')
      expect(say(await store.get('b', { revision: store.revision - 1 }))).toBe('b@1=1')
      expect(await store.get('b')).toBeUndefined()
    },
  },
  {
    name: 'creates under a guard of 0 once only, and says what stands there',
    run: async (store) => {
      const create = write([putOf('a', '1')], [], [{ key: 'a', revision: 0 }])
      expect(await store.commit(create)).toEqual({ ok: true, revision: 1 })
      const again = await store.commit(create)
      expect(again.ok).toBe(false)
      expect(!again.ok && again.guard).toEqual({ key: 'a', revision: 0 })
      expect(!again.ok && say(again.standing)).toBe('a@1=1')
    },
  },
  {
    name: 'names the first guard that does not hold, and nothing standing where there is nothing',
    run: async (store) => {
      await put(store, 'a', '1')
      const guards = [{ key: 'a', revision: 1 }, { key: 'b', revision: 7 }, { key: 'a', revision: 9 }]
      const result = await store.commit(write([putOf('c', '1')], [], guards))
      expect(result).toEqual({ ok: false, guard: { key: 'b', revision: 7 }, standing: undefined })
      expect(await store.get('c')).toBeUndefined()
      expect(store.revision).toBe(1)
    },
  },
  {
    name: 'lets one of many concurrent creators win',
    run: async (store) => {
      const create = (n: number) => store.commit(write([putOf('a', String(n))], [], [{ key: 'a', revision: 0 }]))
      const results = await Promise.all(Array.from({ length: 20 }, (_, n) => create(n)))
      const won = results.flatMap((result, n) => (result.ok ? [n] : []))
      expect(won).toHaveLength(1)
      expect(say(await store.get('a'))).toBe(`a@1=${won[0]}`)
      for (const result of results) if (!result.ok) expect(say(result.standing)).toBe(`a@1=${won[0]}`)
    },
  },
  {
    name: 'checks guards against the newest accepted write, synced or not',
    run: async (store) => {
      const first = store.commit(write([putOf('a', '1')]))
      const second = store.commit(write([putOf('a', '2')], [], [{ key: 'a', revision: 1 }]))
      const third = store.commit(write([], ['a'], [{ key: 'a', revision: 2 }]))
      const fourth = store.commit(write([putOf('a', '4')], [], [{ key: 'a', revision: 0 }]))
      const results = await Promise.all([first, second, third, fourth])
      expect(results).toEqual([1, 2, 3, 4].map((revision) => ({ ok: true, revision })))
      expect(say(await store.get('a', { revision: 2 }))).toBe('a@2=2')
      expect(await store.get('a', { revision: 3 })).toBeUndefined()
    },
  },
  {
    name: 'tells of a failed guard only when what stands there can be read',
    run: async (store) => {
      const win = store.commit(write([putOf('a', '1')]))
      const lose = store.commit(write([putOf('a', '2')], [], [{ key: 'a', revision: 0 }]))
      expect((await lose).ok).toBe(false)
      expect(say(await store.get('a'))).toBe('a@1=1')
      await win
    },
  },
  {
    name: 'takes no revision for a commit that changes nothing',
    run: async (store) => {
      await put(store, 'a', '1')
      expect(await store.commit(write([], ['b', 'c']))).toEqual({ ok: true, revision: 1 })
      expect(await remove(store, 'a')).toBe(2)
      expect(await store.commit(write([putOf('b', '1')], ['a']))).toEqual({ ok: true, revision: 3 })
    },
  },
  {
    name: 'rejects a commit that is empty, names a key twice or has a bad key',
    run: async (store) => {
      const bad = [write([]), write([putOf('a', '1')], ['a']), write([putOf('', '1')]), write([], ['a\0b'])]
      bad.push(write([putOf('a', '1'), putOf('a', '2')]), write([putOf('a', '1')], [], [{ key: '', revision: 0 }]))
      for (const commit of bad) await expect(store.commit(commit)).rejects.toThrow(TypeError)
      expect(store.revision).toBe(0)
    },
  },
]
