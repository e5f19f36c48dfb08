import { expired, type ApiError, type ListMeta } from '@orrery/api'
import { Compacted, type Revision } from '@orrery/store'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { listForm, listReply } from '../request/object-reply.js'
import { parseSelection } from '../selection/parse-selection.js'
import { everythingIn, type Selection } from '../selection/selection.js'
import { namespacePrefix } from '../storage/keys.js'
import type { ItemPage } from '../view/resource-view.js'
import { encodeContinue, type ContinueToken } from './continue-token.js'
import { listOptions, type ListOptions } from './list-options.js'
import { pastPage } from './past-page.js'

interface Listed extends ItemPage {
  revision: Revision
  source: 'cache' | 'storage'
}

const tooOld = 'The resourceVersion for the provided list is too old.'

const inconsistent =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without ' +
  'the continue parameter, or use the continue token in this response to retrieve the remainder of the results. ' +
  'Continuing with the provided token results in an inconsistent list - objects that were created, modified, or ' +
  'deleted between the time the first chunk was returned and now may show up in the list.'

/** 410 with a token that goes on in the newest state from where the old one stood. */
function continueExpired(token: ContinueToken, prefix: string): ApiError {
  const error = expired(inconsistent)
  const metadata: ListMeta = { continue: encodeContinue({ revision: -1, after: token.after }, prefix) }
  Object.assign(error.status.metadata, metadata)
  return error
}

/** A page at a revision: from memory while that revision's root is kept, else from the store's history. */
async function pageAt(exchange: ResourceExchange, selection: Selection, revision: Revision, after: string, limit: number): Promise<Listed> {
  const { view, store } = exchange.services
  const resource = view.resource(exchange.target.served.kind.storage)
  const tree = revision === view.revision ? undefined : resource.kept(revision)
  const inMemory = revision === view.revision || tree !== undefined
  const page = inMemory
    ? await resource.pageInTurns({ selection, after, limit, ...(tree && { tree }) })
    : await pastPage(store, resource.prefix, { selection, after, limit }, revision)
  return { ...page, revision, source: inMemory ? 'cache' : 'storage' }
}

async function read(exchange: ResourceExchange, selection: Selection, prefix: string, { point, limit }: ListOptions): Promise<Listed> {
  const { revision } = exchange.services.view
  if (point.kind === 'newest') return pageAt(exchange, selection, revision, '', limit)
  if (point.kind === 'exact') {
    return pageAt(exchange, selection, point.revision, '', limit).catch((error: unknown) => {
      throw error instanceof Compacted ? expired(tooOld) : error
    })
  }
  const { token } = point
  const at = token.revision === -1 ? revision : token.revision
  return pageAt(exchange, selection, at, token.after, limit).catch((error: unknown) => {
    throw error instanceof Compacted ? continueExpired(token, prefix) : error
  })
}

/** Upstream does not look for whether anything else is selected: a full page may go on where there are more objects at all. */
async function mayGoOn(
  exchange: ResourceExchange,
  { everything, namespace, equalities }: Selection,
  { limit }: ListOptions,
  { items, revision }: Listed,
  after: string,
): Promise<boolean> {
  if (limit === 0 || items.length < limit || everything) return false
  if (equalities.some(({ field }) => field === 'metadata.name')) return false
  const { items: others } = await pageAt(exchange, everythingIn(namespace), revision, after, 1)
  return others.length > 0
}

/** GET of a collection. Pages of one list show one revision. */
export const list: ResourceHandler = async (exchange) => {
  const { served, namespace } = exchange.target
  const form = listForm(exchange)
  const { view, metrics } = exchange.services
  const prefix = namespacePrefix(served.kind.storage, namespace)
  const options = listOptions(exchange.query, prefix, view.revision)
  const selection = await parseSelection(served, namespace, exchange.query)
  const page = await read(exchange, selection, prefix, options)
  metrics.lists[page.source].read(served, page.items.length)
  const last = page.items.at(-1)
  const metadata: ListMeta = { resourceVersion: `${page.revision}` }
  if (last && (page.more || (await mayGoOn(exchange, selection, options, page, last.key)))) {
    metadata.continue = encodeContinue({ revision: page.revision, after: last.key }, prefix)
    if (page.remaining !== undefined) metadata.remainingItemCount = page.remaining
    if (page.revision === view.revision) view.resource(served.kind.storage).keep(page.revision)
  }
  return listReply(exchange, form, metadata, page.items)
}
