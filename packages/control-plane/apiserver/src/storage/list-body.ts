import type { ListMeta } from '@orrery/api'
import type { Body } from '@orrery/transport'
import type { Served } from '../registry/served.js'
import { servedWire } from './frames.js'
import { writeWire, type Item, type Wire } from './item.js'

/** Lists beyond so many bytes go out in pieces of about this size, so that nobody waits for one to be copied. */
const pieceBytes = 256 * 1024

const end = Buffer.from(']}\n')
const comma = 0x2c
const between = Buffer.of(comma)
const nothing = Buffer.alloc(0)

function listHead(served: Served, metadata: ListMeta): Buffer {
  const { listKind } = served.kind
  return Buffer.from(`{"kind":"${listKind}","apiVersion":"${served.apiVersion}","metadata":${JSON.stringify(metadata)},"items":[`)
}

/** Items with commas between them, after a head and before a tail, copied once. */
function joined(head: Buffer, wires: readonly Wire[], tail: Buffer): Buffer {
  let size = head.length + Math.max(0, wires.length - 1) + tail.length
  for (const { length } of wires) size += length
  const out = Buffer.allocUnsafe(size)
  let at = head.copy(out)
  for (const [index, wire] of wires.entries()) {
    if (index > 0) at = out.writeUInt8(comma, at)
    writeWire(out, at, wire)
    at += wire.length
  }
  tail.copy(out, at)
  return out
}

/** A list in groups of about `pieceBytes`. */
function* pieces(served: Served, metadata: ListMeta, items: readonly Item[]): Generator<Buffer> {
  let head = listHead(served, metadata)
  let wires: Wire[] = []
  let size = 0
  for (const [index, item] of items.entries()) {
    const wire = servedWire(served, item)
    wires.push(wire)
    size += wire.length
    if (size < pieceBytes || index === items.length - 1) continue
    yield joined(head, wires, between)
    head = nothing
    wires = []
    size = 0
  }
  yield joined(head, wires, end)
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
