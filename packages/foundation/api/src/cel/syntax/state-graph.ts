import { grammar, type Part, type RuleName } from './grammar.js'
import type { TokenKind } from './token.js'

/** A place in the grammar. What kind of place decides how an error there is mended. */
export interface State {
  kind: 'plain' | 'block' | 'loopBack'
  edges: Edge[]
  /** What may come next, once somebody asked. */
  next?: ReadonlySet<TokenKind>
}

/** Over one of some tokens, over a whole rule, or over nothing. */
interface Edge {
  to: State
  tokens?: readonly TokenKind[]
  rule?: RuleName
}

/** A part of a rule with the places it stands at: `at` before it, `after` behind it, `back` after each round of a loop. */
export type Step =
  | { kind: 'token'; at: State; after: State; tokens: readonly TokenKind[] }
  | { kind: 'rule'; at: State; after: State; rule: RuleName; precedence: number }
  | { kind: 'optional'; at: State; steps: readonly Step[] }
  | { kind: 'star' | 'plus'; at: State; back: State; steps: readonly Step[] }

export interface RuleGraph {
  start: State
  alternatives: readonly (readonly Step[])[]
  suffixes: readonly { precedence: number; steps: readonly Step[] }[]
  /** Where a suffix may come; the end, if there is none. */
  loop: State
}

interface Chain {
  start: State
  steps: readonly Step[]
}

const state = (kind: State['kind'], ...edges: Edge[]): State => ({ kind, edges })

function compilePart(part: Part, end: State): Chain {
  switch (part.kind) {
    case 'token': {
      const at = state('plain', { to: end, tokens: part.tokens })
      return { start: at, steps: [{ kind: 'token', at, after: end, tokens: part.tokens }] }
    }
    case 'rule': {
      const at = state('plain', { to: end, rule: part.rule })
      return { start: at, steps: [{ ...part, at, after: end }] }
    }
    case 'optional': {
      const body = compileParts(part.parts, end)
      const at = state('block', { to: body.start }, { to: end })
      return { start: at, steps: [{ kind: 'optional', at, steps: body.steps }] }
    }
    case 'star':
    case 'plus':
    default: {
      const back = state('loopBack')
      const body = compileParts(part.parts, back)
      const at = state('block', { to: body.start }, ...(part.kind === 'star' ? [{ to: end }] : []))
      back.edges.push({ to: body.start }, { to: end })
      return { start: at, steps: [{ kind: part.kind, at, back, steps: body.steps }] }
    }
  }
}

function compileParts(parts: readonly Part[], end: State): Chain {
  return parts.reduceRight<Chain>(
    (rest, part) => {
      const chain = compilePart(part, rest.start)
      return { start: chain.start, steps: [...chain.steps, ...rest.steps] }
    },
    { start: end, steps: [] },
  )
}

/** Where every rule ends. */
const ruleEnd = state('plain')

function compileRule(name: RuleName): RuleGraph {
  const { alternatives, suffixes = [] } = grammar[name]
  const loop = suffixes.length > 0 ? state('plain', { to: ruleEnd }) : ruleEnd
  const tails = suffixes.map(({ precedence, parts }) => ({ precedence, ...compileParts(parts, loop) }))
  loop.edges.push(...tails.map(({ start }) => ({ to: start })))
  const heads = alternatives.map((parts) => compileParts(parts, loop))
  const edges = heads.map(({ start }) => ({ to: start }))
  return {
    start: state(heads.length > 1 ? 'block' : 'plain', ...edges),
    alternatives: heads.map(({ steps }) => steps),
    loop,
    suffixes: tails.map(({ precedence, steps }) => ({ precedence, steps })),
  }
}

const graphs: Partial<Record<RuleName, RuleGraph>> = {}

export function graphOf(rule: RuleName): RuleGraph {
  return (graphs[rule] ??= compileRule(rule))
}

/** Stands in a set for: or the rule ends here. */
export const ruleEnds = ''

function collect(from: State, into: Set<TokenKind>, seen: Set<State>): void {
  if (seen.has(from)) return
  seen.add(from)
  if (from === ruleEnd) into.add(ruleEnds)
  for (const { to, tokens, rule } of from.edges) {
    if (tokens) tokens.forEach((token) => into.add(token))
    else if (rule) collect(graphOf(rule).start, into, seen)
    else collect(to, into, seen)
  }
}

/** The tokens that may come next within the rule, `ruleEnds` among them where it may end. No rule is empty. */
export function nextTokens(from: State): ReadonlySet<TokenKind> {
  if (from.next) return from.next
  const made = new Set<TokenKind>()
  collect(from, made, new Set())
  from.next = made
  return made
}

/** What a rule may begin with. */
export function beginsWith(rule: RuleName, token: TokenKind): boolean {
  return nextTokens(graphOf(rule).start).has(token)
}
