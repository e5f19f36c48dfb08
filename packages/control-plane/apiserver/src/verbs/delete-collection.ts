import { ApiError, isNotFound, tooManyRequests, type Status } from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { isHeavyItem } from '../request/heavy-item.js'
import { listForm, listReply } from '../request/object-reply.js'
import { readDeletionOptions } from '../request/read-deletion-options.js'
import { parseSelection } from '../selection/parse-selection.js'
import { namespacePrefix } from '../storage/keys.js'
import type { Item } from '../storage/item.js'
import type { RequestThreads } from '../threads/contract.js'
import { deleteObject } from '../writes/delete-object.js'
import type { DeletionOptions } from '../writes/deletion-options.js'
import { warnOfOrphans } from './delete.js'
import { listOptions } from './list-options.js'
import { objectPath } from '../request/object-path.js'
import { writeContext } from './write-context.js'

/** So many deletions are under way at once: they share the store's syncs. */
const atOnce = 32

/** As a request of its own, which takes the time it takes. */
async function removeInThread(
  exchange: ResourceExchange,
  threads: RequestThreads,
  { namespace, name }: Item,
  options: DeletionOptions,
): Promise<void> {
  const { target } = exchange
  const { peer, signal, headers: asked } = exchange.request
  const body = Buffer.from(JSON.stringify({ kind: 'DeleteOptions', apiVersion: 'v1', ...options }))
  const path = objectPath(target.served, namespace, name)
  const headers = { ...asked, 'content-type': 'application/json' }
  const deletion = { ...exchange, request: { method: 'DELETE', target: path, headers, peer, signal } }
  const { status, body: told } = await threads.answer(deletion, body)
  if (status === 429) throw tooManyRequests('too many requests, please try again later', 1)
  if (status >= 400 && status !== 404) throw new ApiError(JSON.parse(Buffer.from(told).toString()) as Status)
}

async function removeOne(exchange: ResourceExchange, item: Item, options: DeletionOptions): Promise<void> {
  const { services, target } = exchange
  if (services.threads && isHeavyItem(item)) return removeInThread(exchange, services.threads, item, options)
  await services.turns.take()
  const dryRun = (options.dryRun ?? []).length > 0
  const place = { served: target.served, namespace: item.namespace, name: item.name }
  try {
    await deleteObject(services, place, options, writeContext(exchange, { dryRun }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** DELETE of a collection: answers with what it deleted. */
export const deleteCollection: ResourceHandler = async (exchange) => {
  const { served, namespace } = exchange.target
  const { view } = exchange.services
  const form = listForm(exchange)
  const prefix = namespacePrefix(served.kind.storage, namespace)
  const { limit } = listOptions(exchange.query, prefix, view.revision)
  const selection = await parseSelection(served, namespace, exchange.query)
  const options = await readDeletionOptions(exchange)
  warnOfOrphans(exchange, options)
  const { revision } = view
  const { items } = await view.resource(served.kind.storage).pageInTurns({ selection, after: '', limit })
  for (let i = 0; i < items.length; i += atOnce) {
    await Promise.all(items.slice(i, i + atOnce).map((item) => removeOne(exchange, item, options)))
    // What writes nothing waits for nothing: others have their turn all the same.
    await nextTurn()
  }
  return listReply(exchange, form, { resourceVersion: `${revision}` }, items)
}
