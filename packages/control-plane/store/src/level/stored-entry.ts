import type { Entry, Extract, Revision } from '../contract.js'

const headLength = 5
const putTag = 1

/** The record of a deletion. */
export const tombstone = Buffer.of(0)

export function isTombstone(record: Uint8Array): boolean {
  return record[0] !== putTag
}

/** How long the record of a value is: a tag, the extract's length (4 bytes), the extract as JSON, the bytes. */
export function recordLength(extract: Uint8Array, bytes: Uint8Array): number {
  return headLength + extract.byteLength + bytes.byteLength
}

export function writeRecord(out: Buffer, at: number, extract: Uint8Array, bytes: Uint8Array): void {
  out.writeUInt8(putTag, at)
  out.writeUInt32BE(extract.byteLength, at + 1)
  out.set(extract, at + headLength)
  out.set(bytes, at + headLength + extract.byteLength)
}

/** Where records lie. */
export interface Home {
  readonly buffer: Buffer
}

/**
 * An entry over its record. Its home may move while it is live, so whoever keeps the entry keeps no old slab alive;
 * `bytes` handed out before stay valid, since they hold the slab they lie in.
 */
export class StoredEntry implements Entry {
  readonly key: string
  readonly revision: Revision
  readonly length: number
  #home: Home
  #offset: number
  #extract: Extract | undefined

  /** `extract`: what the record holds, where it is known already. */
  constructor(key: string, revision: Revision, home: Home, offset: number, length: number, extract?: Extract) {
    this.key = key
    this.revision = revision
    this.length = length
    this.#home = home
    this.#offset = offset
    this.#extract = extract
  }

  /** An entry whose record is alone in its buffer. */
  static alone(key: string, revision: Revision, record: Buffer): StoredEntry {
    return new StoredEntry(key, revision, { buffer: record }, 0, record.length)
  }

  get home(): Home {
    return this.#home
  }

  get record(): Buffer {
    return this.#home.buffer.subarray(this.#offset, this.#offset + this.length)
  }

  get bytes(): Uint8Array {
    const start = this.#offset + headLength + this.#extractLength()
    return this.#home.buffer.subarray(start, this.#offset + this.length)
  }

  get extract(): Extract {
    const start = this.#offset + headLength
    const text = (): string => this.#home.buffer.toString('utf8', start, start + this.#extractLength())
    return (this.#extract ??= JSON.parse(text()) as Extract)
  }

  moveTo(home: Home, offset: number): void {
    this.#home = home
    this.#offset = offset
  }

  #extractLength(): number {
    return this.#home.buffer.readUInt32BE(this.#offset + 1)
  }
}
