import type { Revision } from '../contract.js'
import { prefixEnd } from '../live/prefix-end.js'
import { decodeKey, encodeKey } from './key-codec.js'

const objects = 0x6f
const log = 0x72
const revisionLength = 8
const headLength = 5

export interface KeyRange {
  gte: Buffer
  lt: Buffer
}

/**
 * The keys of one generation. A restore writes a new generation and then makes it the current one in a single write.
 *
 *     generation(4) 'o' key 00 ~revision(8) -> record    every version of an object, the newest first
 *     generation(4) 'r' revision(8)         -> segment   what the revisions up to this one changed, since the last segment
 *
 * Numbers are big-endian.
 */
export class Layout {
  readonly generation: number

  constructor(generation: number) {
    this.generation = generation
  }

  object(key: string, revision: Revision): Buffer {
    const encoded = encodeKey(key)
    const out = this.#head(objects, encoded.length + 1 + revisionLength)
    out.set(encoded, headLength)
    out.writeUInt8(0, headLength + encoded.length)
    writeRevision(out, Number.MAX_SAFE_INTEGER - revision, out.length - revisionLength)
    return out
  }

  parseObject(bytes: Buffer): { key: string; revision: Revision } {
    const end = bytes.length - revisionLength
    const revision = Number.MAX_SAFE_INTEGER - readRevision(bytes, end)
    return { key: decodeKey(bytes, headLength, end - 1), revision }
  }

  /** Greater than every version of the key, less than those of all greater keys. */
  objectEnd(key: string): Buffer {
    return Buffer.concat([this.#head(objects), encodeKey(key), Buffer.of(1)])
  }

  /** The versions of the keys with a prefix; only of those greater than `after`, where it is given. */
  objectRange(prefix: string, after?: string): KeyRange {
    const end = prefixEnd(prefix)
    const gte =
      after !== undefined && after >= prefix
        ? this.objectEnd(after)
        : Buffer.concat([this.#head(objects), encodeKey(prefix)])
    const lt = end === undefined ? this.#head(objects + 1) : Buffer.concat([this.#head(objects), encodeKey(end)])
    return { gte, lt }
  }

  segment(last: Revision): Buffer {
    const out = this.#head(log, revisionLength)
    writeRevision(out, last, headLength)
    return out
  }

  parseSegment(bytes: Buffer): Revision {
    return readRevision(bytes, headLength)
  }

  /** Everything of this generation. */
  all(): KeyRange {
    return { gte: this.#head(0), lt: new Layout(this.generation + 1).#head(0) }
  }

  /** The caller writes the extra bytes. */
  #head(space: number, extra = 0): Buffer {
    const out = Buffer.allocUnsafe(headLength + extra)
    out.writeUInt32BE(this.generation, 0)
    out.writeUInt8(space, 4)
    return out
  }
}

/** Where the meta row stands: in a generation of its own, before all others. */
export const metaKey = Buffer.from([0, 0, 0, 0, 0x6d])

function writeRevision(out: Buffer, value: number, at: number): void {
  out.writeUInt32BE(Math.floor(value / 0x1_0000_0000), at)
  out.writeUInt32BE(value % 0x1_0000_0000, at + 4)
}

function readRevision(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at) * 0x1_0000_0000 + bytes.readUInt32BE(at + 4)
}
