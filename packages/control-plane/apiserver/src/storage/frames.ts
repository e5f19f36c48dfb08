import { stringifyJson, type ApiObject } from '@orrery/api'
import type { Revision } from '@orrery/store'
import type { Served } from '../registry/served.js'
import { decode } from './decode.js'
import { wireForm } from './wire-form.js'
import { wireOf, writeWire, type Item, type Wire } from './item.js'

const heads = new WeakMap<Served, Buffer>()

/** `{"kind":"Pod","apiVersion":"v1",`: what comes before an item's own fields. */
export function objectHead(served: Served): Buffer {
  let head = heads.get(served)
  if (!head) {
    head = Buffer.from(`{"kind":"${served.kind.ref.kind}","apiVersion":"${served.apiVersion}",`)
    heads.set(served, head)
  }
  return head
}

/** An item in the version that is served: as it is stored where that is the same. */
export function servedWire(served: Served, item: Item, revision: Revision = item.revision): Wire {
  if (!served.conversion) return wireOf(item, revision)
  const object = served.conversion.fromStored(decode({ ...item, revision }))
  const bytes = Buffer.from(stringifyJson(wireForm(served.kind.type, object)))
  return { bytes, splice: 0, insert: '', length: bytes.length }
}

/** What an object's bytes stand between; the head's last byte takes the place of their opening brace. */
function framed(head: Buffer, wire: Wire, tail: string): Buffer {
  const end = head.length - 1 + wire.length
  const out = Buffer.allocUnsafe(end + tail.length)
  writeWire(out, head.length - 1, wire)
  out.set(head)
  out.write(tail, end, 'latin1')
  return out
}

/** An object as GET answers it. */
export function objectBytes(served: Served, item: Item): Buffer {
  return framed(objectHead(served), servedWire(served, item), '\n')
}

/** The object of an item in the served version, a copy of the caller's own, with kind and apiVersion. */
export function servedObject(served: Served, item: Item): ApiObject {
  const stored = decode(item)
  const object = served.conversion ? served.conversion.fromStored(stored) : stored
  return { kind: served.kind.ref.kind, apiVersion: served.apiVersion, ...object }
}

/** One event of a watch, a line, that shows the item at a revision. */
export function eventFrame(served: Served, type: string, item: Item, revision: Revision): Buffer {
  const head = Buffer.concat([Buffer.from(`{"type":"${type}","object":`), objectHead(served)])
  return framed(head, servedWire(served, item, revision), '}\n')
}
