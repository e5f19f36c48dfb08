import { countBelow, type Tree } from './tree.js'

/** How many keys are less than `key`. */
export function rank<V>(tree: Tree<V>, key: string): number {
  let node = tree
  let before = 0
  while (node.children) {
    const at = Math.max(0, countBelow(node.keys, key, true) - 1)
    for (let i = 0; i < at; i++) before += node.children[i]?.size ?? 0
    const child = node.children[at]
    if (!child) return before
    node = child
  }
  return before + countBelow(node.keys, key, false)
}

/** The first key greater than all that start with the prefix. */
export function prefixEnd(prefix: string): string {
  return prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)
}

/** How many keys start with the prefix, or of these come after `after`. */
export function countAfter<V>(tree: Tree<V>, prefix: string, after = ''): number {
  const start = after < prefix ? prefix : `${after}\u0000`
  return Math.max(0, rank(tree, prefixEnd(prefix)) - rank(tree, start))
}

function visitLeaf<V>(node: Tree<V>, start: string, end: string, visit: (value: V) => boolean): boolean {
  const { keys, values = [] } = node
  for (let i = countBelow(keys, start, false); i < keys.length; i++) {
    if ((keys[i] ?? '') >= end) return false
    const value = values[i]
    if (value !== undefined && !visit(value)) return false
  }
  return true
}

function visitNode<V>(node: Tree<V>, start: string, end: string, visit: (value: V) => boolean): boolean {
  const { keys, children } = node
  if (!children) return visitLeaf(node, start, end, visit)
  for (let i = Math.max(0, countBelow(keys, start, true) - 1); i < children.length; i++) {
    if ((keys[i] ?? '') >= end) return false
    const child = children[i]
    if (child && !visitNode(child, start, end, visit)) return false
  }
  return true
}

/** Visits in order the values whose keys start with the prefix and come after `after`, until `visit` says no. */
export function visitAfter<V>(tree: Tree<V>, prefix: string, after: string, visit: (value: V) => boolean): void {
  const start = after < prefix ? prefix : `${after}\u0000`
  visitNode(tree, start, prefixEnd(prefix), visit)
}
