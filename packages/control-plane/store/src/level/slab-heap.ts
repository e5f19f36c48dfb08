import type { Entry, Put, Revision } from '../contract.js'
import { recordLength, StoredEntry, writeRecord, type Home } from './stored-entry.js'

class Slab implements Home {
  readonly buffer: Buffer
  readonly entries = new Set<StoredEntry>()
  used = 0
  live = 0

  constructor(size: number) {
    this.buffer = Buffer.allocUnsafeSlow(size)
  }
}

const defaultSlabSize = 4 * 1024 * 1024

/**
 * The records of live entries, off the JavaScript heap. A full slab that is more than half garbage is emptied into the
 * current one, so that at most about twice the live bytes are held.
 */
export class SlabHeap {
  readonly #slabSize: number
  readonly #slabs = new Set<Slab>()
  #current: Slab | undefined

  constructor(slabSize = defaultSlabSize) {
    this.#slabSize = slabSize
  }

  /** Bytes held. */
  get size(): number {
    return [...this.#slabs].reduce((sum, slab) => sum + slab.buffer.length, 0)
  }

  /** Takes a copy of the bytes, and the extract itself. */
  add({ key, bytes, extract }: Put, revision: Revision): StoredEntry {
    const encoded = Buffer.from(JSON.stringify(extract))
    const length = recordLength(encoded, bytes)
    const slab = this.#slabWith(length)
    writeRecord(slab.buffer, slab.used, encoded, bytes)
    return this.#place(new StoredEntry(key, revision, slab, slab.used, length, extract), slab)
  }

  /** Takes a copy of a record. */
  addRecord(key: string, revision: Revision, record: Buffer): StoredEntry {
    const slab = this.#slabWith(record.length)
    record.copy(slab.buffer, slab.used)
    return this.#place(new StoredEntry(key, revision, slab, slab.used, record.length), slab)
  }

  /** The entry is not live any more. It stays readable. */
  release(entry: Entry): void {
    if (!(entry instanceof StoredEntry)) return
    const slab = entry.home
    if (!(slab instanceof Slab) || !slab.entries.delete(entry)) return
    slab.live -= entry.length
    if (slab !== this.#current && slab.live * 2 < slab.buffer.length) this.#empty(slab)
  }

  #empty(slab: Slab): void {
    this.#slabs.delete(slab)
    for (const entry of slab.entries) {
      const to = this.#slabWith(entry.length)
      entry.record.copy(to.buffer, to.used)
      entry.moveTo(to, to.used)
      this.#place(entry, to)
    }
    slab.entries.clear()
  }

  #place(entry: StoredEntry, slab: Slab): StoredEntry {
    slab.entries.add(entry)
    slab.used += entry.length
    slab.live += entry.length
    return entry
  }

  /** What is larger than a quarter of a slab gets one of its own. */
  #slabWith(length: number): Slab {
    const current = this.#current
    if (current && current.used + length <= current.buffer.length) return current
    const own = length > this.#slabSize / 4
    const slab = new Slab(own ? length : this.#slabSize)
    this.#slabs.add(slab)
    if (own) return slab
    this.#current = slab
    if (current && current.live * 2 < current.buffer.length) this.#empty(current)
    return slab
  }
}
