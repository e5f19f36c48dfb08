import type { Complaint } from '../source.js'
import type { RuleName } from './grammar.js'
import { goesOn, predictAlternative, predictSuffix, type NoAlternative } from './predict.js'
import { Abandoned, deepestRules, Recovery, SyntaxFailure, tooDeep } from './recovery.js'
import { graphOf, nextTokens, type State, type Step } from './state-graph.js'
import { TokenStream } from './token-stream.js'
import type { Token } from './token.js'

/** What of the source is which rule. A suffix has what stands before it as its first child. */
export interface Tree {
  rule: RuleName
  /** From 1; 0 where nothing fitted. */
  alternative: number
  suffix: boolean
  /** The first token. */
  start: Token
  children: (Tree | Token)[]
}

const operands = new Set(['IDENTIFIER', 'NUM_INT', 'NUM_UINT', 'NUM_FLOAT', 'STRING', 'BYTES', 'true', 'false', 'null'])
const ends = new Set([',', ']', ')', '}', ':', '<EOF>'])

/** Reads as ANTLR's parser does, so that it complains of the same, with the same words, and goes on at the same place. */
export class Parser {
  readonly #stream: TokenStream
  readonly #recovery: Recovery
  readonly #depths = new Map<RuleName, number>()

  constructor(tokens: readonly Token[], complaints: Complaint[]) {
    this.#stream = new TokenStream(tokens)
    this.#recovery = new Recovery(this.#stream, complaints)
  }

  /** Throws Abandoned. */
  parse(): Tree {
    return this.#rule('start', undefined, 0)
  }

  #rule(rule: RuleName, invoked: { after: State } | undefined, precedence: number): Tree {
    const tree: Tree = { rule, alternative: 0, suffix: false, start: this.#stream.token(), children: [] }
    this.#enter(rule)
    this.#recovery.frames.push(invoked?.after)
    const kept = { tree }
    try {
      this.#body(kept, precedence)
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error
      this.#recovery.recover(error)
    }
    this.#recovery.frames.pop()
    this.#depths.set(rule, (this.#depths.get(rule) ?? 1) - 1)
    return kept.tree
  }

  #enter(rule: RuleName): void {
    const depth = (this.#depths.get(rule) ?? 0) + 1
    if (depth > deepestRules) throw new Abandoned(tooDeep)
    this.#depths.set(rule, depth)
  }

  /** Replaces the tree as suffixes wrap it, so that what is read before a failure is not lost. */
  #body(kept: { tree: Tree }, precedence: number): void {
    const { rule } = kept.tree
    const { start, alternatives, suffixes, loop } = graphOf(rule)
    if (alternatives.length > 1) this.#recovery.sync(start)
    kept.tree.alternative = this.#viable(predictAlternative(rule, this.#stream))
    this.#steps(kept.tree, alternatives[kept.tree.alternative - 1] ?? [])
    if (suffixes.length === 0) return
    for (;;) {
      this.#recovery.state = loop
      const found = this.#viable(predictSuffix(rule, this.#stream))
      const suffix = suffixes[found - 1]
      if (!suffix || suffix.precedence < precedence) return
      kept.tree = { ...kept.tree, alternative: found, suffix: true, children: [kept.tree] }
      this.#steps(kept.tree, suffix.steps)
    }
  }

  #viable<T extends number | boolean>(prediction: T | NoAlternative): T {
    if (typeof prediction === 'object') throw this.#recovery.noAlternative(prediction.ahead)
    return prediction
  }

  #steps(tree: Tree, steps: readonly Step[]): void {
    for (const step of steps) {
      switch (step.kind) {
        case 'token':
          tree.children.push(this.#recovery.match(step.at, step.after, step.tokens))
          break
        case 'rule':
          this.#recovery.state = step.at
          tree.children.push(this.#rule(this.#shortcut(step.rule), step, step.precedence))
          break
        case 'optional':
          this.#recovery.sync(step.at)
          if (nextTokens(step.at).has(this.#stream.kind()) && this.#begins(step)) this.#steps(tree, step.steps)
          break
        case 'star':
        case 'plus':
          this.#loop(tree, step)
      }
    }
  }

  /** An operand with nothing around it needs no way through all the operators. */
  #shortcut(rule: RuleName): RuleName {
    return rule === 'expr' && operands.has(this.#stream.kind()) && ends.has(this.#stream.kind(1)) ? 'primary' : rule
  }

  #begins({ steps }: { steps: readonly Step[] }): boolean {
    const [first] = steps
    return first !== undefined && nextTokens(first.at).has(this.#stream.kind())
  }

  #loop(tree: Tree, { kind, at, back, steps }: Step & { kind: 'star' | 'plus' }): void {
    const [head] = steps
    const first = head ? nextTokens(head.at) : new Set<string>()
    this.#recovery.sync(at)
    if (kind === 'star' && !this.#viable(goesOn(tree.rule, first, this.#stream))) return
    do {
      this.#steps(tree, steps)
      this.#recovery.sync(back)
    } while (this.#viable(goesOn(tree.rule, first, this.#stream)))
  }
}
