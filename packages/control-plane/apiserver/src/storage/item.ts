import type { Entry, Extract, Revision } from '@orrery/store'

/** An object as the view holds it: its wire bytes in the storage version, without kind and apiVersion. */
export interface Item {
  readonly key: string
  readonly namespace: string
  readonly name: string
  readonly revision: Revision
  /** `{"metadata":{...,"resourceVersion":"N",...},...}` */
  readonly bytes: Buffer
  readonly extract: Extract
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Stored bytes with `"resourceVersion":"N",` at the place kept for it. */
export function withRevision(stored: Uint8Array, splice: number, revision: Revision): Buffer {
  const insert = `"resourceVersion":"${revision}",`
  const out = Buffer.allocUnsafe(stored.length + insert.length)
  out.set(stored.subarray(0, splice), 0)
  out.write(insert, splice, 'latin1')
  out.set(stored.subarray(splice), splice + insert.length)
  return out
}

/** An item's bytes with another revision in the place of its own: what a deletion's event shows. */
export function atRevision(item: Item, revision: Revision): Buffer {
  return withRevision(storedBytes(item), item.extract.splice ?? 0, revision)
}

/** The bytes as they are stored: without the resourceVersion. */
export function storedBytes(item: Item): Buffer {
  const splice = item.extract.splice ?? 0
  const end = splice + `"resourceVersion":"${item.revision}",`.length
  return Buffer.concat([item.bytes.subarray(0, splice), item.bytes.subarray(end)])
}

/** `prefix`: the resource's, which the key starts with. */
export function itemOf(entry: Entry, prefix: string): Item {
  const path = entry.key.slice(prefix.length)
  const slash = path.indexOf('/')
  const splice = entry.extract.splice ?? 0
  return {
    key: entry.key,
    namespace: slash < 0 ? '' : path.slice(0, slash),
    name: path.slice(slash + 1),
    revision: entry.revision,
    bytes: splice === 0 ? asBuffer(entry.bytes) : withRevision(entry.bytes, splice, entry.revision),
    extract: entry.extract,
  }
}
