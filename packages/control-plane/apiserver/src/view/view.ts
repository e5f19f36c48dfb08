import type { Revision } from '@orrery/store'
import type { Item } from '../storage/item.js'
import type { StoredResource } from '../storage/keys.js'
import type { ItemPage, PageQuery } from './resource-view.js'
import type { Tree } from './tree.js'

/** The live objects of one resource, as requests read them. */
export interface ObjectsView {
  /** What the keys of its objects start with. */
  readonly prefix: string
  readonly size: number
  get(key: string): Item | undefined
  page(query: PageQuery): ItemPage
  /** The same, giving way to others where it takes long. All of it is as it stood when it was asked for. */
  pageInTurns(query: PageQuery): Promise<ItemPage>
  /** Keeps a root so that pages of this revision go on coming from memory. */
  keep(revision: Revision): void
  kept(revision: Revision): Tree<Item> | undefined
}

/** The live objects of all resources, as requests read them. */
export interface View {
  /** The newest revision it shows. */
  readonly revision: Revision
  resource(resource: StoredResource): ObjectsView
  /** Whatever stands under a key. */
  get(key: string): Item | undefined
}
