import { InvalidSnapshot, type Extract, type Put, type Revision } from '../contract.js'
import { readLines } from './read-lines.js'
import { snapshotFormat } from './snapshot-format.js'

export interface Snapshot {
  /** The revision of the state when it was taken. */
  taken: Revision
  /** In order of the keys. */
  puts: readonly Put[]
}

/** Reads a whole snapshot into memory; throws InvalidSnapshot where it is not whole. */
export async function readSnapshot(chunks: AsyncIterable<Uint8Array>): Promise<Snapshot> {
  const lines = readLines(chunks)
  const first = await lines.next()
  const header = parse(first.done ? '' : first.value, 1)
  if (header['format'] !== snapshotFormat.format || header['version'] !== snapshotFormat.version) {
    throw new InvalidSnapshot('line 1: not a snapshot of a known version')
  }
  const taken = header['revision']
  if (typeof taken !== 'number' || !Number.isSafeInteger(taken) || taken < 0) {
    throw new InvalidSnapshot('line 1: no revision')
  }
  const puts: Put[] = []
  for await (const put of readPuts(lines)) puts.push(put)
  return { taken, puts }
}

async function* readPuts(lines: AsyncIterable<string>): AsyncGenerator<Put, void, undefined> {
  let count = 0
  let last = ''
  let complete = false
  for await (const text of lines) {
    const number = count + 2
    if (complete) throw new InvalidSnapshot(`line ${number}: text after the end`)
    const line = parse(text, number)
    if ('entries' in line) {
      if (line['entries'] !== count) throw new InvalidSnapshot(`line ${number}: ${count} entries have been read`)
      complete = true
      continue
    }
    const put = decode(line, number)
    if (put.key <= last) throw new InvalidSnapshot(`line ${number}: the key is not greater than the one before`)
    last = put.key
    count++
    yield put
  }
  if (!complete) throw new InvalidSnapshot(`the snapshot is cut short after ${count} entries`)
}

function decode(line: Record<string, unknown>, number: number): Put {
  const { key, extract, text, base64 } = line
  if (typeof key !== 'string' || key.includes('\0')) throw new InvalidSnapshot(`line ${number}: no key`)
  if (typeof extract !== 'object' || extract === null) throw new InvalidSnapshot(`line ${number}: no extract`)
  const kept = extract as Extract
  if (typeof text === 'string') return { key, extract: kept, bytes: Buffer.from(text, 'utf8') }
  if (typeof base64 === 'string') return { key, extract: kept, bytes: Buffer.from(base64, 'base64') }
  throw new InvalidSnapshot(`line ${number}: no value`)
}

function parse(text: string, number: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below, with the line's number.
  }
  throw new InvalidSnapshot(`line ${number}: not a JSON object`)
}
