import { isExpired, type ApiObject } from '@orrery/api'
import type { ListOptions, ObjectList, ResourceClient } from '../api-client.js'

/** The size of a page, as client-go's pager asks for. */
const pageSize = 500

/**
 * Every object of a list, fetched page by page. When a continue token expires on the way, everything is listed once
 * more at once, at the newest revision, as client-go's pager does. The revision is that of the first page.
 */
export async function listAll<T extends ApiObject>(
  resource: ResourceClient<T>,
  options: ListOptions = {},
): Promise<ObjectList<T>> {
  const first = await resource.list({ limit: pageSize, ...options })
  const items = [...first.items]
  const { resourceVersion: _asked, resourceVersionMatch: _match, ...further } = options
  let next = first.metadata.continue
  while (next !== undefined && next !== '') {
    try {
      const page = await resource.list({ limit: pageSize, ...further, continue: next })
      for (const item of page.items) items.push(item)
      next = page.metadata.continue
    } catch (error) {
      if (!isExpired(error)) throw error
      const { limit: _limit, ...whole } = further
      return resource.list(whole)
    }
  }
  return { metadata: first.metadata, items }
}
