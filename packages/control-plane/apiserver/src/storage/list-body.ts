import type { ListMeta } from '@orrery/api'
import type { Body } from '@orrery/transport'
import type { Served } from '../registry/served.js'
import { servedBytes } from './frames.js'
import type { Item } from './item.js'

/** Lists beyond so many bytes go out in pieces of about this size, so that nobody waits for one to be copied. */
const pieceBytes = 256 * 1024

const end = Buffer.from(']}\n')
const comma = Buffer.from(',')

function listHead(served: Served, metadata: ListMeta): Buffer {
  const { listKind } = served.kind
  return Buffer.from(`{"kind":"${listKind}","apiVersion":"${served.apiVersion}","metadata":${JSON.stringify(metadata)},"items":[`)
}

/** The parts of a list in groups of about `pieceBytes`. */
function* pieces(served: Served, metadata: ListMeta, items: readonly Item[]): Generator<Buffer> {
  let parts = [listHead(served, metadata)]
  let size = 0
  for (const [index, item] of items.entries()) {
    const bytes = servedBytes(served, item.bytes)
    if (index > 0) parts.push(comma)
    parts.push(bytes)
    size += bytes.length
    if (size < pieceBytes) continue
    yield Buffer.concat(parts)
    parts = []
    size = 0
  }
  yield Buffer.concat([...parts, end])
}

async function* stream(first: Buffer, rest: Iterator<Buffer>): AsyncGenerator<Buffer> {
  yield first
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value
}

/** A list as LIST answers it: a join of the items' bytes; typed lists' items carry no kind and apiVersion. */
export function listBody(served: Served, metadata: ListMeta, items: readonly Item[]): Body {
  const all = pieces(served, metadata, items)
  const first = all.next().value ?? end
  const second = all.next()
  if (second.done) return first
  return stream(first, (function* () {
    yield second.value
    yield* all
  })())
}
