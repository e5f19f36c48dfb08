import { isUtf8 } from 'node:buffer'
import type { Entry, Revision } from '../contract.js'
import { snapshotFormat, type SnapshotEntry, type SnapshotHeader, type SnapshotTrailer } from './snapshot-format.js'

const chunkLength = 64 * 1024

/** The lines of a snapshot, in chunks of whole lines. */
export async function* writeSnapshot(
  revision: Revision,
  entries: readonly Entry[],
): AsyncGenerator<Uint8Array, void, undefined> {
  const header: SnapshotHeader = { ...snapshotFormat, revision }
  let lines = line(header)
  for (const entry of entries) {
    lines += line(encode(entry))
    if (lines.length < chunkLength) continue
    yield Buffer.from(lines)
    lines = ''
  }
  const trailer: SnapshotTrailer = { entries: entries.length }
  yield Buffer.from(lines + line(trailer))
}

function line(value: SnapshotHeader | SnapshotEntry | SnapshotTrailer): string {
  return `${JSON.stringify(value)}\n`
}

function encode({ key, revision, extract, bytes }: Entry): SnapshotEntry {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const value = isUtf8(buffer) ? { text: buffer.toString('utf8') } : { base64: buffer.toString('base64') }
  return { key, revision, extract, ...value }
}
