import type { Entry, Revision, Value } from '@orrery/store'

/** An object as the view holds it. */
export interface Item {
  readonly key: string
  readonly namespace: string
  readonly name: string
  /** 0: it is not stored, and shows no resourceVersion. */
  readonly revision: Revision
  /**
   * In the storage version, without kind, apiVersion and resourceVersion. Mostly the store's own entry, so that an object
   * lies in memory once: its bytes are read when they are needed, never kept.
   */
  readonly value: Value
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The bytes as they are stored: without the resourceVersion. */
export function storedBytes(item: Item): Buffer {
  return asBuffer(item.value.bytes)
}

/** Bytes of a reply that are still to be copied to where they go out from. */
export interface Wire {
  readonly bytes: Uint8Array
  /** Where in the bytes the text comes in. */
  readonly splice: number
  /** ASCII. */
  readonly insert: string
  /** Of all. */
  readonly length: number
}

/** `{"metadata":{...,"resourceVersion":"N",...},...}`; `revision`: a deletion's event shows another than the item's own. */
export function wireOf({ value, revision: own }: Item, revision: Revision = own): Wire {
  const { bytes } = value
  const { splice = 0 } = value.extract
  const insert = splice === 0 || revision === 0 ? '' : `"resourceVersion":"${revision}",`
  return { bytes, splice, insert, length: bytes.length + insert.length }
}

export function writeWire(out: Buffer, at: number, { bytes, splice, insert }: Wire): void {
  const start = at + insert.length
  out.set(bytes, start)
  if (insert === '') return
  out.copyWithin(at, start, start + splice)
  out.write(insert, at + splice, 'latin1')
}

/** The item's JSON as replies show it. */
export function itemText(item: Item): string {
  const { bytes, splice, insert } = wireOf(item)
  const buffer = asBuffer(bytes)
  return insert === '' ? buffer.toString() : buffer.toString('utf8', 0, splice) + insert + buffer.toString('utf8', splice)
}

/** `prefix`: the resource's, which the key starts with. */
export function itemOf(entry: Entry, prefix: string): Item {
  const { key, revision } = entry
  const slash = key.indexOf('/', prefix.length)
  const namespace = slash < 0 ? '' : key.slice(prefix.length, slash)
  return { key, namespace, name: key.slice(slash < 0 ? prefix.length : slash + 1), revision, value: entry }
}
