import { nextTurn } from '@orrery/kit'
import type { Revision, Store, StoreEvent } from '@orrery/store'
import { itemOf, type Item } from '../storage/item.js'
import { everyPrefix, resourcePrefix, resourcePrefixOf, type StoredResource } from '../storage/keys.js'
import { changeOf, type Change } from '../watch/change.js'
import { ResourceView } from './resource-view.js'
import type { View } from './view.js'

/** Who follows the view. Must not throw. */
export interface ChangeListener {
  /** The view is filled: every change of a later revision will be told. */
  open(revision: Revision): void
  /** After the view shows the change and before its writer is answered. */
  publish(prefix: string, change: Change): void
}

/** So many items are indexed between two turns, about a millisecond's work. */
const indexedAtOnce = 250

/** The live objects of all resources, kept equal to the store synchronously: reads follow writes. */
export class LiveView implements View {
  readonly #store: Store
  readonly #views = new Map<string, ResourceView>()
  readonly #listener: ChangeListener
  #revision: Revision = 0
  #last: ResourceView | undefined
  #early: (readonly StoreEvent[])[] | undefined
  #stop: (() => void) | undefined

  constructor(store: Store, listener: ChangeListener) {
    this.#store = store
    this.#listener = listener
  }

  /** The newest revision the view shows. */
  get revision(): Revision {
    return this.#revision
  }

  resource(resource: StoredResource): ResourceView {
    return this.#view(resourcePrefix(resource))
  }

  /** Whatever stands under a key. */
  get(key: string): Item | undefined {
    return this.#viewOf(key).get(key)
  }

  /** Fills the view. Events that come meanwhile are applied after. */
  async start(): Promise<void> {
    if (this.#stop) return
    this.#views.clear()
    this.#last = undefined
    this.#early = []
    this.#stop = this.#store.observe((events) => {
      if (this.#early) this.#early.push(events)
      else this.#apply(events)
    })
    const revision = this.#store.revision
    await this.#fill(revision)
    this.#revision = revision
    this.#listener.open(revision)
    const early = this.#early ?? []
    this.#early = undefined
    for (const events of early) this.#apply(events.filter((event) => event.revision > revision))
    void this.#index([...this.#views.values()])
  }

  /** Beside the first requests, since those that select by nothing need no index. */
  async #index(views: readonly ResourceView[]): Promise<void> {
    for (const view of views) {
      while (this.#stop && view.indexSome(indexedAtOnce)) await nextTurn()
    }
  }

  stop(): void {
    this.#stop?.()
    this.#stop = undefined
  }

  async #fill(revision: Revision): Promise<void> {
    if (revision === 0) return
    const found = new Map<string, Item[]>()
    for (let after: string | undefined = everyPrefix; after !== undefined; ) {
      const page = await this.#store.range({ prefix: everyPrefix, after, limit: 2000, revision })
      for (const entry of page.entries) {
        const prefix = resourcePrefixOf(entry.key)
        const items = found.get(prefix)
        if (items) items.push(itemOf(entry, prefix))
        else found.set(prefix, [itemOf(entry, prefix)])
      }
      after = page.more ? page.entries.at(-1)?.key : undefined
    }
    for (const [prefix, items] of found) this.#view(prefix).fill(items)
  }

  #apply(events: readonly StoreEvent[]): void {
    for (const event of events) {
      this.#revision = event.revision
      const view = this.#viewOf(event.key)
      const change = changeOf(event, view.prefix, view.get(event.key))
      view.set(event.key, change.item)
      this.#listener.publish(view.prefix, change)
    }
  }

  /** One key is mostly of the same resource as the one before. */
  #viewOf(key: string): ResourceView {
    if (!this.#last || !key.startsWith(this.#last.prefix)) this.#last = this.#view(resourcePrefixOf(key))
    return this.#last
  }

  #view(prefix: string): ResourceView {
    const known = this.#views.get(prefix)
    if (known) return known
    const view = new ResourceView(prefix)
    this.#views.set(prefix, view)
    return view
  }
}
