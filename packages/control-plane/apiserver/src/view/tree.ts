/**
 * A persistent ordered map from strings (in the order of their UTF-16 code units) to values: a B+tree whose
 * writes copy the path to the leaf and share the rest, so that a root stays what it was for as long as
 * somebody holds it. Writes cost O(log n); counts below each branch make ranks O(log n) too.
 */
export interface Tree<V> {
  readonly size: number
  /** Of a leaf its keys; of a branch the smallest key of each child. */
  readonly keys: readonly string[]
  readonly values?: readonly V[]
  readonly children?: readonly Tree<V>[]
}

const width = 64

function leaf<V>(keys: readonly string[], values: readonly V[]): Tree<V> {
  return { size: keys.length, keys, values }
}

function branch<V>(children: readonly Tree<V>[]): Tree<V> {
  let size = 0
  for (const child of children) size += child.size
  return { size, keys: children.map((child) => child.keys[0] ?? ''), children }
}

export function emptyTree<V>(): Tree<V> {
  return leaf<V>([], [])
}

function groupsOf<T>(values: readonly T[], most: number): T[][] {
  const groups: T[][] = []
  for (let at = 0; at < values.length; at += most) groups.push(values.slice(at, at + most))
  return groups
}

/** The tree of keys in order, without duplicates, and their values; its nodes have room for more. */
export function treeOf<V>(keys: readonly string[], values: readonly V[]): Tree<V> {
  const most = width * 0.75
  const valueGroups = groupsOf(values, most)
  let level = groupsOf(keys, most).map((group, index) => leaf(group, valueGroups[index] ?? []))
  while (level.length > 1) level = groupsOf(level, most).map((children) => branch(children))
  return level[0] ?? emptyTree()
}

/** How many keys are less than `key` (`orEqual`: or equal). */
export function countBelow(keys: readonly string[], key: string, orEqual: boolean): number {
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const at = keys[middle] ?? ''
    if (at < key || (orEqual && at === key)) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the child that holds, or would hold, the key. */
function childOf(keys: readonly string[], key: string): number {
  return Math.max(0, countBelow(keys, key, true) - 1)
}

function splitLeaf<V>(keys: readonly string[], values: readonly V[]): Tree<V>[] {
  if (keys.length <= width) return [leaf(keys, values)]
  const half = keys.length >>> 1
  return [leaf(keys.slice(0, half), values.slice(0, half)), leaf(keys.slice(half), values.slice(half))]
}

function splitBranch<V>(children: readonly Tree<V>[]): Tree<V>[] {
  if (children.length <= width) return [branch(children)]
  const half = children.length >>> 1
  return [branch(children.slice(0, half)), branch(children.slice(half))]
}

function put<V>(tree: Tree<V>, key: string, value: V): Tree<V>[] {
  const { values, children } = tree
  if (children) {
    const at = childOf(tree.keys, key)
    const child = children[at]
    const parts = child ? put(child, key, value) : [leaf([key], [value])]
    const [only] = parts
    const inPlace = child && only && parts.length === 1 && only.keys[0] === child.keys[0]
    if (inPlace) return [{ size: tree.size + only.size - child.size, keys: tree.keys, children: children.with(at, only) }]
    return splitBranch(children.toSpliced(at, 1, ...parts))
  }
  const at = countBelow(tree.keys, key, false)
  if (values && tree.keys[at] === key) return [leaf(tree.keys, values.with(at, value))]
  return splitLeaf(tree.keys.toSpliced(at, 0, key), (values ?? []).toSpliced(at, 0, value))
}

export function insert<V>(tree: Tree<V>, key: string, value: V): Tree<V> {
  const parts = put(tree, key, value)
  return parts.length === 1 && parts[0] ? parts[0] : branch(parts)
}

/** The tree without the key: the same tree where it is absent. Nodes left empty are dropped. */
export function remove<V>(tree: Tree<V>, key: string): Tree<V> {
  const { values, children } = tree
  if (children) {
    const at = childOf(tree.keys, key)
    const child = children[at]
    const next = child && remove(child, key)
    if (!child || !next || next === child) return tree
    const rest = next.size === 0 ? children.toSpliced(at, 1) : children.toSpliced(at, 1, next)
    return rest.length === 1 && rest[0] ? rest[0] : rest.length === 0 ? emptyTree() : branch(rest)
  }
  const at = countBelow(tree.keys, key, false)
  if (tree.keys[at] !== key) return tree
  return leaf(tree.keys.toSpliced(at, 1), (values ?? []).toSpliced(at, 1))
}
