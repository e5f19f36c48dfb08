import type { Revision } from '@orrery/store'
import type { Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { InvertedIndex } from './inverted-index.js'
import { countAfter, visitAfter } from './tree-range.js'
import { emptyTree, insert, remove, treeOf, type Tree } from './tree.js'

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

/** The live objects of one resource. */
export class ResourceView {
  readonly prefix: string
  #tree: Tree<Item> = emptyTree()
  readonly #byKey = new Map<string, Item>()
  readonly #index = new InvertedIndex()
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

  /** Fills the empty view with items in order of their keys. */
  fill(items: readonly Item[]): void {
    for (const item of items) {
      this.#index.update(undefined, item)
      this.#byKey.set(item.key, item)
    }
    this.#tree = treeOf([...this.#byKey.keys()], items)
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
    const { selection } = query
    const keys = query.tree ? undefined : this.#index.candidates(selection.conjunction)
    if (keys && keys.length < this.#byKey.size / 4) return this.#pick(keys, query)
    return this.#scan(query)
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

  #pick(keys: readonly string[], { selection, after, limit }: PageQuery): ItemPage {
    const found: Item[] = []
    for (const key of keys) {
      const item = key > after ? this.#byKey.get(key) : undefined
      if (item && selection.matches(item)) found.push(item)
    }
    found.sort((a, b) => (a.key < b.key ? -1 : 1))
    if (limit === 0 || found.length <= limit) return { items: found, more: false }
    return { items: found.slice(0, limit), more: true }
  }
}
