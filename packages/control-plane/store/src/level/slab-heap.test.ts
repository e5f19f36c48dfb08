import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { SlabHeap } from './slab-heap.js'
import type { StoredEntry } from './stored-entry.js'

const step = fc.record({ key: fc.nat({ max: 40 }), length: fc.nat({ max: 400 }), remove: fc.boolean() })

describe('SlabHeap', () => {
  test.prop([fc.array(step, { maxLength: 400, size: 'max' })])(
    'keeps every entry readable, live or not, and at most about twice the live bytes',
    (steps) => {
      const heap = new SlabHeap(1024)
      const live = new Map<string, StoredEntry>()
      const all: { entry: StoredEntry; text: string; early: Uint8Array }[] = []
      for (const [revision, { key, length, remove }] of steps.entries()) {
        const text = String.fromCharCode(97 + (revision % 26)).repeat(length)
        const standing = live.get(`k${key}`)
        if (remove) live.delete(`k${key}`)
        else {
          const entry = heap.add({ key: `k${key}`, bytes: Buffer.from(text), extract: { uid: String(revision) } }, revision)
          live.set(`k${key}`, entry)
          all.push({ entry, text, early: entry.bytes })
        }
        if (standing) heap.release(standing)
      }
      for (const { entry, text, early } of all) {
        expect(Buffer.from(entry.bytes).toString()).toBe(text)
        expect(Buffer.from(early).toString()).toBe(text)
        expect(entry.extract).toEqual({ uid: String(entry.revision) })
      }
      const bytes = [...live.values()].reduce((sum, entry) => sum + entry.length, 0)
      expect(heap.size).toBeLessThanOrEqual(bytes * 2 + 3 * 1024)
    },
  )
})
