import type { Tree } from './parser.js'
import type { Token } from './token.js'

function isToken(child: Tree | Token): child is Token {
  return 'kind' in child
}

export function tokensOf({ children }: Tree): readonly Token[] {
  return children.filter(isToken)
}

export function treesOf({ children }: Tree): readonly Tree[] {
  return children.filter((child): child is Tree => !isToken(child))
}

export function tokenOf(tree: Tree, ...kinds: readonly string[]): Token | undefined {
  return tokensOf(tree).find(({ kind }) => kinds.includes(kind))
}

/** Rules that only lead to another one: what they lead to, if nothing of their own was read. */
const leads: Readonly<Partial<Record<Tree['rule'], (tree: Tree) => boolean>>> = {
  start: () => true,
  expr: (tree) => !tokenOf(tree, '?'),
  conditionalOr: (tree) => !tokenOf(tree, '||'),
  conditionalAnd: (tree) => !tokenOf(tree, '&&'),
  relation: ({ suffix }) => !suffix,
  calc: ({ suffix }) => !suffix,
  unary: ({ alternative }) => alternative === 1,
  member: ({ suffix }) => !suffix,
  primary: ({ alternative }) => alternative === 3 || alternative === 7,
}

/** The first rule on the way down that says something. */
export function unnest(tree: Tree | undefined): Tree | undefined {
  let at = tree
  while (at && leads[at.rule]?.(at)) [at] = treesOf(at)
  return at
}
