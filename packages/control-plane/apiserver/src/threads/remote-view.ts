import type { Revision } from '@orrery/store'
import type { Item } from '../storage/item.js'
import { resourcePrefix, type StoredResource } from '../storage/keys.js'
import type { ItemPage, PageQuery } from '../view/resource-view.js'
import type { ObjectsView, View } from '../view/view.js'
import { receivedItem } from './sent-item.js'
import type { Remote } from './remote.js'

/** One resource's objects, read from the server's own thread. Only namespaces select: what lies beside the bytes stays there. */
class RemoteObjects implements ObjectsView {
  readonly prefix: string
  readonly #remote: Remote
  readonly #resource: StoredResource

  constructor(remote: Remote, { group, plural }: StoredResource) {
    this.#remote = remote
    this.#resource = { group, plural }
    this.prefix = resourcePrefix(this.#resource)
  }

  get size(): number {
    return this.#remote('size', this.#resource)
  }

  get(key: string): Item | undefined {
    const sent = this.#remote('get', key)
    return sent && receivedItem(sent)
  }

  page({ selection, after, limit, tree }: PageQuery): ItemPage {
    if (!selection.everything || tree) throw new Error('lists are read in the thread of the server')
    const items: Item[] = []
    for (let last = after; ; last = items.at(-1)?.key ?? last) {
      const page = this.#remote('page', { resource: this.#resource, namespace: selection.namespace, after: last })
      for (const sent of page.items) items.push(receivedItem(sent))
      if (limit > 0 && items.length > limit) return { items: items.slice(0, limit), more: true }
      if (!page.more) return { items, more: false }
    }
  }

  pageInTurns(query: PageQuery): Promise<ItemPage> {
    return Promise.resolve(this.page(query))
  }

  /** Keeps nothing: nobody pages here. */
  keep(): void {}

  kept(): undefined {
    return undefined
  }
}

/** The live objects, read from the server's own thread as they are needed. */
export class RemoteView implements View {
  readonly #remote: Remote

  constructor(remote: Remote) {
    this.#remote = remote
  }

  get revision(): Revision {
    return this.#remote('revision', undefined)
  }

  resource(resource: StoredResource): ObjectsView {
    return new RemoteObjects(this.#remote, resource)
  }

  get(key: string): Item | undefined {
    const sent = this.#remote('get', key)
    return sent && receivedItem(sent)
  }
}
