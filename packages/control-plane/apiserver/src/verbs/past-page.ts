import type { Revision, Store } from '@orrery/store'
import { itemOf, type Item } from '../storage/item.js'
import type { ItemPage, PageQuery } from '../view/resource-view.js'

/** How many entries of the history are read at a time where a selector passes over most. */
const step = 500

/** A page as the objects were at an earlier revision, read from the store. Throws Compacted. */
export async function pastPage(
  store: Store,
  prefix: string,
  { selection, after, limit }: PageQuery,
  revision: Revision,
): Promise<ItemPage> {
  const within = selection.namespace === '' ? prefix : `${prefix}${selection.namespace}/`
  const items: Item[] = []
  for (let from: string | undefined = after; from !== undefined; ) {
    const query = { prefix: within, limit: step, revision, ...(from !== '' && { after: from }) }
    const page = await store.range(query)
    for (const entry of page.entries) {
      const item = itemOf(entry, prefix)
      if (!selection.matches(item)) continue
      if (limit > 0 && items.length === limit) return { items, more: true }
      items.push(item)
    }
    from = page.more ? page.entries.at(-1)?.key : undefined
  }
  return { items, more: false }
}
