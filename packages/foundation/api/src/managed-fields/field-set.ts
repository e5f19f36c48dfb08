import { compareElements, type PathElement } from './path-element.js'

/**
 * A set of paths into an object, as the tree that FieldsV1 is in JSON. A node is a member when it is empty or has `.`;
 * the root never is. Elements stand in upstream's order, `.` first, and only members and what leads to them is there.
 * Never changed once made: nodes are shared between sets.
 */
export interface FieldSet {
  readonly [element: PathElement]: FieldSet
}

type Building = Record<PathElement, FieldSet>

/** The empty set, and a member without members below it. */
export const leaf: FieldSet = Object.freeze({})

/** What says of a node with members below it that it is one itself. */
export const self = '.'

export function isEmptySet(set: FieldSet): boolean {
  for (const _ in set) return false
  return true
}

function isMember(node: FieldSet): boolean {
  return node[self] !== undefined || isEmptySet(node)
}

/** A node of elements in their order; undefined where it would neither be a member nor lead to one. */
export function node(member: boolean, children: Building): FieldSet | undefined {
  if (isEmptySet(children)) return member ? leaf : undefined
  return member ? { [self]: leaf, ...children } : children
}

/** The elements below a node. */
function elements(set: FieldSet): PathElement[] {
  const keys = Object.keys(set)
  return keys[0] === self ? keys.slice(1) : keys
}

/** What only one of two sets has, and what both have, in order. */
function zip(
  a: FieldSet,
  b: FieldSet,
  visit: (element: PathElement, left: FieldSet | undefined, right: FieldSet | undefined) => void,
): void {
  const [left, right] = [elements(a), elements(b)]
  for (let at = 0, to = 0; ; ) {
    const [x, y] = [left[at], right[to]]
    if (x === undefined && y === undefined) return
    const order = x === y ? 0 : x === undefined ? 1 : y === undefined ? -1 : compareElements(x, y)
    if (order <= 0) at++
    if (order >= 0) to++
    if (order <= 0 && x !== undefined) visit(x, a[x], order === 0 ? b[x] : undefined)
    else if (y !== undefined) visit(y, undefined, b[y])
  }
}

function unionNode(a: FieldSet, b: FieldSet, member: boolean): FieldSet {
  const made: Building = {}
  zip(a, b, (element, left, right) => {
    if (left && right && left !== right) made[element] = unionNode(left, right, isMember(left) || isMember(right))
    else made[element] = left ?? right ?? leaf
  })
  return node(member, made) ?? leaf
}

/** Whether `a` has every member of `b`. */
export function contains(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true
  for (const element in b) {
    if (element === self) continue
    const [left, right] = [a[element], b[element]]
    if (!left || !right || (isMember(right) && !isMember(left)) || !contains(left, right)) return false
  }
  return true
}

/** One of the two itself where it has all of the other. */
export function union(a: FieldSet, b: FieldSet): FieldSet {
  if (contains(a, b)) return a
  return contains(b, a) ? b : unionNode(a, b, false)
}

function intersectionNode(a: FieldSet, b: FieldSet, member: boolean): FieldSet | undefined {
  const made: Building = {}
  for (const element of elements(a)) {
    const [left, right] = [a[element], b[element]]
    if (!left || !right) continue
    const both = intersectionNode(left, right, isMember(left) && isMember(right))
    if (both) made[element] = both
  }
  return node(member, made)
}

export function intersection(a: FieldSet, b: FieldSet): FieldSet {
  return a === b ? a : (intersectionNode(a, b, false) ?? leaf)
}

function differenceNode(a: FieldSet, b: FieldSet, deep: boolean, member: boolean): FieldSet | undefined {
  let changed = (a[self] !== undefined || isEmptySet(a)) !== member
  const made: Building = {}
  for (const element of elements(a)) {
    const [left, right] = [a[element] ?? leaf, b[element]]
    const taken = right !== undefined && isMember(right)
    const rest = !right ? left : deep && taken ? undefined : differenceNode(left, right, deep, isMember(left) && !taken)
    if (rest) made[element] = rest
    changed ||= rest !== left
  }
  return changed ? node(member, made) : a
}

function isDisjoint(a: FieldSet, b: FieldSet): boolean {
  for (const element in a) {
    const [left, right] = [a[element], b[element]]
    if (element === self || !left || !right) continue
    if ((isMember(left) && isMember(right)) || !isDisjoint(left, right)) return false
  }
  return true
}

/** The members of `a` that are none of `b`; `a` itself where that is all of them. */
export function difference(a: FieldSet, b: FieldSet): FieldSet {
  return isDisjoint(a, b) ? a : (differenceNode(a, b, false, false) ?? leaf)
}

/** The same, and whatever lies below a member of `b` goes with it. */
export function recursiveDifference(a: FieldSet, b: FieldSet): FieldSet {
  return isEmptySet(a) || isEmptySet(b) ? a : (differenceNode(a, b, true, false) ?? leaf)
}

export function equalSets(a: FieldSet, b: FieldSet): boolean {
  if (a === b) return true
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every((key) => {
    const [left, right] = [a[key], b[key]]
    return left !== undefined && right !== undefined && equalSets(left, right)
  })
}

export function hasPath(set: FieldSet, path: readonly PathElement[]): boolean {
  let at: FieldSet | undefined = set
  for (const element of path) at = at?.[element]
  return path.length > 0 && at !== undefined && isMember(at)
}

/** Every member's path; what stands above comes first. */
export function pathsOf(set: FieldSet, above: readonly PathElement[] = []): PathElement[][] {
  return elements(set).flatMap((element) => {
    const below = set[element] ?? leaf
    const path = [...above, element]
    return [...(isMember(below) ? [path] : []), ...pathsOf(below, path)]
  })
}

/** A set of paths; the paths above them are no members of it. */
export function fieldSet(...paths: readonly (readonly PathElement[])[]): FieldSet {
  const one = (path: readonly PathElement[]): FieldSet =>
    path.reduceRight<FieldSet>((below, element) => ({ [element]: below }), leaf)
  return paths.reduce<FieldSet>((all, path) => union(all, one(path)), leaf)
}
