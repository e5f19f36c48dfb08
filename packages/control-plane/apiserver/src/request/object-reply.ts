import type { ListMeta } from '@orrery/api'
import type { Response } from '@orrery/transport'
import type { Served } from '../registry/served.js'
import { objectBytes, servedObject } from '../storage/frames.js'
import type { Item } from '../storage/item.js'
import { listBody } from '../storage/list-body.js'
import type { Exchange, ResourceExchange } from './exchange.js'
import { headerOf } from './header.js'
import { negotiate, type Negotiated, type Transform } from './negotiate.js'
import { jsonType, reply } from './reply.js'
import { partialMetadata, partialMetadataList, tableOf } from './transforms.js'
import { isPretty, valueReply } from './value-reply.js'

const ofObjects: readonly Transform[] = ['Table', 'PartialObjectMetadata']
const ofLists: readonly Transform[] = ['Table', 'PartialObjectMetadataList']

/** What form the client takes an object in. Throws 406, before anything is done. */
export function objectForm(exchange: Exchange): Negotiated {
  return negotiate(headerOf(exchange.request.headers, 'accept'), ofObjects)
}

export function listForm(exchange: Exchange): Negotiated {
  return negotiate(headerOf(exchange.request.headers, 'accept'), ofLists)
}

function isPlain(exchange: Exchange, form: Negotiated): boolean {
  return form.media === 'json' && form.as === undefined && !isPretty(exchange)
}

/** One object. */
export function objectReply(exchange: ResourceExchange, status: number, form: Negotiated, item: Item): Response | Promise<Response> {
  const { served } = exchange.target
  if (isPlain(exchange, form)) return reply(exchange, status, jsonType, objectBytes(served, item))
  const object = servedObject(served, item)
  const metadata: ListMeta = { resourceVersion: `${item.revision}` }
  if (form.as === 'Table') return valueReply(exchange, status, form, tableOf(exchange, served, metadata, [item]))
  return valueReply(exchange, status, form, form.as === undefined ? object : partialMetadata(object))
}

function listValue(exchange: Exchange, served: Served, form: Negotiated, metadata: ListMeta, items: readonly Item[]): object {
  if (form.as === 'Table') return tableOf(exchange, served, metadata, items)
  const objects = items.map((item) => servedObject(served, item))
  if (form.as !== undefined) return partialMetadataList(metadata, objects)
  const plain = objects.map((object) => ({ ...object, kind: undefined, apiVersion: undefined }))
  return { kind: served.kind.listKind, apiVersion: served.apiVersion, metadata, items: plain }
}

/** Objects of one resource. */
export function listReply(
  exchange: ResourceExchange,
  form: Negotiated,
  metadata: ListMeta,
  items: readonly Item[],
): Response | Promise<Response> {
  const { served } = exchange.target
  if (isPlain(exchange, form)) return reply(exchange, 200, jsonType, listBody(served, metadata, items))
  return valueReply(exchange, 200, form, listValue(exchange, served, form, metadata, items))
}
