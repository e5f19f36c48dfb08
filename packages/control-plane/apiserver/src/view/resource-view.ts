import { nextTurn } from '@orrery/kit'
import type { Revision } from '@orrery/store'
import { everythingIn, type Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { InvertedIndex } from './inverted-index.js'
import { countAfter, visitAfter } from './tree-range.js'
import { emptyTree, insert, remove, treeOf, type Tree } from './tree.js'
import type { ObjectsView } from './view.js'

export interface PageQuery {
  selection: Selection
  /** Only keys greater than this one. */
  after: string
  /** 0: all. */
  limit: number
  /** A root kept from an earlier revision; the newest when absent. */
  tree?: Tree<Item>
}

export interface ItemPage {
  items: readonly Item[]
  /** Whether more of the selection follow. */
  more: boolean
  /** How many keys follow; only known where nothing but the namespace selects. */
  remaining?: number
}

/** How many roots are kept for pages still to be read. */
const keptRoots = 64

/** So much is looked at in a turn: terms of the selection for each item. */
const turnWork = 50_000

/** The live objects of one resource. */
export class ResourceView implements ObjectsView {
  readonly prefix: string
  #tree: Tree<Item> = emptyTree()
  readonly #byKey = new Map<string, Item>()
  readonly #index = new InvertedIndex()
  /** What the index does not know yet, in order; what is written meanwhile it learns at once. */
  #unindexed: string[] = []
  readonly #roots = new Map<Revision, Tree<Item>>()

  constructor(prefix: string) {
    this.prefix = prefix
  }

  get size(): number {
    return this.#byKey.size
  }

  get(key: string): Item | undefined {
    return this.#byKey.get(key)
  }

  /** `item` undefined: the key is gone. Returns what stood there. */
  set(key: string, item: Item | undefined): Item | undefined {
    const previous = this.#byKey.get(key)
    this.#index.update(previous, item)
    if (item) this.#byKey.set(key, item)
    else this.#byKey.delete(key)
    this.#tree = item ? insert(this.#tree, key, item) : remove(this.#tree, key)
    return previous
  }

  /** Fills the empty view with items in order of their keys. Until they are indexed, selectors look at every item. */
  fill(items: readonly Item[]): void {
    for (const item of items) this.#byKey.set(item.key, item)
    const keys = [...this.#byKey.keys()]
    this.#tree = treeOf(keys, items)
    this.#unindexed = keys.toReversed()
  }

  /** Indexes at most so many of the items the view was filled with. Whether any are left. */
  indexSome(most: number): boolean {
    for (const key of this.#unindexed.splice(-most).toReversed()) {
      const item = this.#byKey.get(key)
      if (item) this.#index.update(undefined, item)
    }
    return this.#unindexed.length > 0
  }

  /** Keeps the present root so that pages of this revision go on coming from memory. */
  keep(revision: Revision, tree: Tree<Item> = this.#tree): void {
    this.#roots.delete(revision)
    this.#roots.set(revision, tree)
    const oldest = this.#roots.keys().next()
    if (this.#roots.size > keptRoots && !oldest.done) this.#roots.delete(oldest.value)
  }

  kept(revision: Revision): Tree<Item> | undefined {
    return this.#roots.get(revision)
  }

  page(query: PageQuery): ItemPage {
    const keys = this.#candidates(query)
    if (keys && keys.length < this.#byKey.size / 4) return pickAll(this.#items(keys, query.after), query)
    return this.#scan(query)
  }

  async pageInTurns(query: PageQuery): Promise<ItemPage> {
    const { selection, after, limit, tree = this.#tree } = query
    if (selection.work * this.#byKey.size < turnWork) return this.page(query)
    const keys = this.#candidates(query)
    const few = keys && keys.length < this.#byKey.size / 4
    const all = few ? this.#items(keys, after).toSorted(byKey) : this.#scan({ selection: everythingIn(selection.namespace), after, limit: 0, tree }).items
    const items: Item[] = []
    let work = 0
    for (const item of all) {
      work += selection.work
      if (work > turnWork) {
        await nextTurn()
        work = 0
      }
      if (!selection.matches(item)) continue
      if (limit > 0 && items.length === limit) return { items, more: true }
      items.push(item)
    }
    return { items, more: false }
  }

  /** Undefined where the index does not help: for pages of the past, and while it is still made. */
  #candidates({ selection, tree }: PageQuery): string[] | undefined {
    return tree || this.#unindexed.length > 0 ? undefined : this.#index.candidates(selection.conjunction)
  }

  #items(keys: readonly string[], after: string): Item[] {
    return keys.flatMap((key) => (key > after ? (this.#byKey.get(key) ?? []) : []))
  }

  #scan({ selection, after, limit, tree = this.#tree }: PageQuery): ItemPage {
    const prefix = selection.namespace === '' ? this.prefix : `${this.prefix}${selection.namespace}/`
    const items: Item[] = []
    let more = false
    visitAfter(tree, prefix, after, (item) => {
      if (!selection.everything && !selection.matches(item)) return true
      if (limit > 0 && items.length === limit) {
        more = true
        return false
      }
      items.push(item)
      return true
    })
    const last = items.at(-1)
    if (!more || !selection.everything || !last) return { items, more }
    return { items, more, remaining: countAfter(tree, prefix, last.key) }
  }
}

const byKey = (a: Item, b: Item): number => (a.key < b.key ? -1 : 1)

function pickAll(candidates: readonly Item[], { selection, limit }: PageQuery): ItemPage {
  const found = candidates.filter((item) => selection.matches(item)).toSorted(byKey)
  if (limit === 0 || found.length <= limit) return { items: found, more: false }
  return { items: found.slice(0, limit), more: true }
}
