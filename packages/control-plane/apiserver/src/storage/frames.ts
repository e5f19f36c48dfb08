import { stringifyJson, type ApiObject } from '@orrery/api'
import type { Served } from '../registry/served.js'
import { decode, decodeBytes } from './decode.js'
import { wireForm } from './wire-form.js'
import type { Item } from './item.js'

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

/** The bytes of a stored form in the version that is served: the same where it is the stored one. */
export function servedBytes(served: Served, bytes: Buffer): Buffer {
  if (!served.conversion) return bytes
  const object = served.conversion.fromStored(decodeBytes(bytes) as ApiObject)
  return Buffer.from(stringifyJson(wireForm(served.kind.type, object)))
}

const newline = Buffer.from('\n')

/** An object as GET answers it. */
export function objectBytes(served: Served, item: Item): Buffer {
  return Buffer.concat([objectHead(served), servedBytes(served, item.bytes).subarray(1), newline])
}

/** The object of an item in the served version, a copy of the caller's own, with kind and apiVersion. */
export function servedObject(served: Served, item: Item): ApiObject {
  const stored = decode(item)
  const object = served.conversion ? served.conversion.fromStored(stored) : stored
  return { kind: served.kind.ref.kind, apiVersion: served.apiVersion, ...object }
}

/** One event of a watch, a line. */
export function eventFrame(served: Served, type: string, bytes: Buffer): Buffer {
  const start = Buffer.from(`{"type":"${type}","object":`)
  return Buffer.concat([start, objectHead(served), servedBytes(served, bytes).subarray(1), Buffer.from('}\n')])
}
