import { isNotFound } from '@orrery/api'
import { nextTurn } from '@orrery/kit'
import type { ResourceExchange, ResourceHandler } from '../request/exchange.js'
import { listForm, listReply } from '../request/object-reply.js'
import { readDeletionOptions } from '../request/read-deletion-options.js'
import { parseSelection } from '../selection/parse-selection.js'
import { namespacePrefix } from '../storage/keys.js'
import type { Item } from '../storage/item.js'
import { deleteObject } from '../writes/delete-object.js'
import type { DeletionOptions } from '../writes/deletion-options.js'
import { warnOfOrphans } from './delete.js'
import { listOptions } from './list-options.js'
import { writeContext } from './write-context.js'

/** So many deletions are under way at once: they share the store's syncs. */
const atOnce = 32

async function removeOne(exchange: ResourceExchange, item: Item, options: DeletionOptions): Promise<void> {
  const { services, target } = exchange
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
