import { failure, type ApiObject, type ListMeta } from '@orrery/api'
import type { Served } from '../registry/served.js'
import type { Response } from '@orrery/transport'
import { objectBytes, servedObject } from '../storage/frames.js'
import type { Item } from '../storage/item.js'
import { sentItem } from '../threads/sent-item.js'
import type { Services } from '../services.js'
import { listBody } from '../storage/list-body.js'
import type { Exchange, ResourceExchange } from './exchange.js'
import { headerOf } from './header.js'
import { isPretty } from './is-pretty.js'
import { compactJson, prettyJson, yaml } from './layouts.js'
import { longBody, type Layout, type LongDocument } from './list-pieces.js'
import { mediaTypes, negotiate, transforms, watchableTypes, type Negotiated } from './negotiate.js'
import { internalPackage } from './registered-kinds.js'
import { jsonType, reply } from './reply.js'
import { metaVersion, partialMetadata, tableOf } from './transforms.js'
import { valueReply } from './value-reply.js'
import { isHeavyItem } from './heavy-item.js'

const unprinted = transforms.filter((each) => each !== 'Table')

/** What upstream can print: objects that are kept, at their own path and at these. */
const printed: ReadonlySet<string> = new Set(['', 'status', 'scale'])

function isPrinted({ target }: Exchange): boolean {
  return target !== undefined && printed.has(target.subresource) && target.served.kind.verbs.includes('list')
}

/** What form the client takes an object in. Throws 406, before anything is done. */
export function objectForm(exchange: Exchange): Negotiated {
  return negotiate(headerOf(exchange.request.headers, 'accept'), isPrinted(exchange) ? transforms : unprinted)
}

/** The same of a collection. */
export function listForm({ request, target }: ResourceExchange): Negotiated {
  return negotiate(headerOf(request.headers, 'accept'), transforms, target.verb === 'list' ? watchableTypes : mediaTypes)
}

export function watchForm({ request }: Exchange): Negotiated {
  return negotiate(headerOf(request.headers, 'accept'), transforms, watchableTypes)
}

/** Throws 406 where the metadata of a list is asked of an object, or the other way round, which upstream finds out last. */
function checkTransform({ kind }: Served, { as }: Negotiated, isList: boolean): void {
  if (as !== (isList ? 'PartialObjectMetadata' : 'PartialObjectMetadataList')) return
  const type = `*${internalPackage(kind.ref.group)}.${isList ? kind.listKind : kind.ref.kind}`
  const what = isList ? 'a list' : 'not a list'
  throw failure({ code: 406, reason: 'NotAcceptable', message: `you requested ${as}, but the requested object is ${what} (${type})` })
}

/** Whether the reply is the stored bytes. */
export function isPlain(exchange: Exchange, form: Negotiated): boolean {
  return form.media === 'json' && form.as === undefined && !isPretty(exchange)
}

/** One object. */
export function objectReply(exchange: ResourceExchange, status: number, form: Negotiated, item: Item): Response {
  const { served } = exchange.target
  checkTransform(served, form, false)
  if (isPlain(exchange, form)) return reply(exchange, status, jsonType, objectBytes(served, item))
  const object = servedObject(served, item)
  const metadata: ListMeta = { resourceVersion: `${item.revision}` }
  if (form.as === 'Table') return valueReply(exchange, status, form, tableOf(exchange, served, metadata, [item]))
  return valueReply(exchange, status, form, form.as === undefined ? object : partialMetadata(object, served))
}

/** Parts of a list that another thread makes. */
function madeLater({ threads }: Services, exchange: Exchange, items: readonly Item[]): Pick<LongDocument, 'later' | 'weight'> {
  const weight = (index: number): number => items[index]?.value.bytes.length ?? 0
  if (!threads) return { weight }
  const later = (index: number): Promise<string> | undefined => {
    const item = items[index]
    if (!item || !isHeavyItem(item)) return undefined
    return threads.part(exchange, { kind: 'element', item: sentItem(item) }).then((bytes) => bytes.toString())
  }
  return { weight, later }
}

function itemsDocument(exchange: ResourceExchange, form: Negotiated, metadata: ListMeta, items: readonly Item[]): LongDocument {
  const { served } = exchange.target
  const objectAt = (index: number): ApiObject => {
    const item = items[index]
    if (!item) throw new RangeError(`no item ${index}`)
    return servedObject(served, item)
  }
  const { listKind } = served.kind
  const of = { list: 'items', count: items.length, ...madeLater(exchange.services, exchange, items) }
  if (form.as === undefined) {
    const element = (index: number): object => ({ ...objectAt(index), kind: undefined, apiVersion: undefined })
    return { ...of, head: { kind: listKind, apiVersion: served.apiVersion, metadata }, element }
  }
  const head = { kind: 'PartialObjectMetadataList', apiVersion: metaVersion, metadata }
  return { ...of, head, element: (index) => partialMetadata(objectAt(index), served) }
}

function tableDocument(exchange: ResourceExchange, metadata: ListMeta, items: readonly Item[]): LongDocument {
  const { served } = exchange.target
  const { rows: _, ...head } = tableOf(exchange, served, metadata, [])
  const element = (index: number): unknown => tableOf(exchange, served, metadata, items.slice(index, index + 1), false).rows[0]
  return { head, list: 'rows', count: items.length, element, ...madeLater(exchange.services, exchange, items) }
}

function layoutOf(exchange: Exchange, form: Negotiated): Layout {
  if (form.media === 'yaml') return yaml
  return isPretty(exchange) ? prettyJson : compactJson
}

function documentOf(exchange: ResourceExchange, form: Negotiated, metadata: ListMeta, items: readonly Item[]): LongDocument {
  return form.as === 'Table' ? tableDocument(exchange, metadata, items) : itemsDocument(exchange, form, metadata, items)
}

/** What a list has for one item. */
export function elementText(exchange: ResourceExchange, form: Negotiated, item: Item): string {
  return layoutOf(exchange, form).element(documentOf(exchange, form, {}, [item]).element(0))
}

/** Objects of one resource. Long lists go out in pieces. */
export function listReply(exchange: ResourceExchange, form: Negotiated, metadata: ListMeta, items: readonly Item[]): Response {
  const { served } = exchange.target
  checkTransform(served, form, true)
  if (isPlain(exchange, form)) return reply(exchange, 200, jsonType, listBody(served, metadata, items))
  const document = documentOf(exchange, form, metadata, items)
  // Upstream writes no list of metadata where there is none.
  if (form.as === 'PartialObjectMetadataList' && items.length === 0) {
    return valueReply(exchange, 200, form, { ...document.head, items: null })
  }
  const layout = layoutOf(exchange, form)
  return reply(exchange, 200, layout.type, longBody(document, layout))
}
