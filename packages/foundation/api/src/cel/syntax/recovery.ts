import type { Complaint } from '../source.js'
import { nextTokens, ruleEnds, type State } from './state-graph.js'
import type { TokenStream } from './token-stream.js'
import { describeKinds, type Token, type TokenKind } from './token.js'

/** Ends the rule it is noticed in. */
export class SyntaxFailure extends Error {
  readonly token: Token

  constructor(message: string, token: Token) {
    super(message)
    this.token = token
  }
}

/** The parse is given up: too deep, or too much is wrong. */
export class Abandoned extends Error {}

/** In rules of one sort. */
export const deepestRules = 250
export const tooDeep = `expression recursion limit exceeded: ${deepestRules}`

const mostAttempts = 30
const mostSkipped = 256
const mostErrors = 100

function quote(text: string): string {
  return `'${text.replaceAll('\t', String.raw`\t`).replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`)}'`
}

/** ANTLR's DefaultErrorStrategy within cel-go's limits. Between an error and the next token that fits it is silent. */
export class Recovery {
  readonly #stream: TokenStream
  readonly #complaints: Complaint[]
  /** Where each rule that is being read goes on when it is done; none for the first. */
  readonly frames: (State | undefined)[] = []
  /** The place that is being read. */
  state: State | undefined
  #recovering = false
  #attempts = 0
  #lastIndex = -1
  #lastStates = new Set<State | undefined>()

  constructor(stream: TokenStream, complaints: Complaint[]) {
    this.#stream = stream
    this.#complaints = complaints
  }

  match(at: State, after: State, tokens: readonly TokenKind[]): Token {
    this.state = at
    const token = this.#stream.token()
    if (!tokens.includes(token.kind)) return this.#mend(at, after)
    this.#matched()
    this.#stream.consume()
    return token
  }

  /** Before a choice: what does not fit is reported here, and dropped if what follows it fits. */
  sync(at: State): void {
    this.state = at
    if (this.#recovering) return
    const next = nextTokens(at)
    if (next.has(ruleEnds) || next.has(this.#stream.kind())) return
    if (at.kind === 'block') {
      if (!this.#dropOne(at)) throw this.#mismatch(at)
    } else if (at.kind === 'loopBack') {
      this.#reportUnwanted(at)
      this.#skipUntil(new Set([...this.#expected(at), ...this.#follow()]), Infinity)
    }
  }

  noAlternative(ahead: number): SyntaxFailure {
    const text = `no viable alternative at input ${quote(this.#stream.text(ahead))}`
    const reserved = /no viable alternative at input '.(true|false|null)'/
    return new SyntaxFailure(text.replace(reserved, "mismatched input '$1' expecting IDENTIFIER"), this.#stream.token(ahead))
  }

  /** Skips to what may follow any of the rules that are being read. */
  recover(failure: SyntaxFailure): void {
    if (!this.#recovering) this.#report(failure.message, failure.token)
    this.#recovering = true
    this.#countAttempt()
    const { index } = this.#stream
    if (this.#lastIndex === index && this.#lastStates.has(this.state)) this.#stream.consume()
    this.#lastIndex = this.#stream.index
    this.#lastStates.add(this.state)
    this.#skipUntil(this.#follow(), mostSkipped)
  }

  #matched(): void {
    this.#recovering = false
    this.#lastIndex = -1
    this.#lastStates = new Set()
  }

  #report(text: string, { start }: Token): void {
    const counted = this.#complaints.filter((one) => one.text.startsWith('Syntax error: ')).length
    const many = counted >= mostErrors
    this.#complaints.push({ offset: start, text: `Syntax error: ${many ? `More than ${mostErrors} syntax errors` : text}` })
    if (many) throw new Abandoned()
  }

  #countAttempt(): void {
    if (this.#attempts === mostAttempts) {
      this.#report(`error recovery attempt limit exceeded: ${mostAttempts}`, this.#stream.token())
      throw new Abandoned()
    }
    this.#attempts++
  }

  /** Drops a token too many or makes up one that is missing. */
  #mend(at: State, after: State): Token {
    this.#countAttempt()
    if (this.#dropOne(at)) {
      const token = this.#stream.token()
      this.#stream.consume()
      return token
    }
    const token = this.#stream.token()
    if (!this.#expected(after).has(token.kind)) throw this.#mismatch(at)
    const expected = this.#expected(at)
    if (!this.#recovering) this.#report(`missing ${describeKinds(expected)} at ${quote(token.text)}`, token)
    this.#recovering = true
    const [kind = ''] = expected
    return { kind, text: '<missing undefined>', start: token.start, hidden: '' }
  }

  #dropOne(at: State): boolean {
    if (!this.#expected(at).has(this.#stream.kind(1))) return false
    this.#reportUnwanted(at)
    this.#stream.consume()
    this.#matched()
    return true
  }

  #reportUnwanted(at: State): void {
    if (this.#recovering) return
    const token = this.#stream.token()
    this.#recovering = true
    this.#report(`extraneous input ${quote(token.text)} expecting ${describeKinds(this.#expected(at))}`, token)
  }

  #mismatch(at: State): SyntaxFailure {
    const token = this.#stream.token()
    const text = `mismatched input ${quote(token.text)} expecting ${describeKinds(this.#expected(at))}`
    return new SyntaxFailure(text, token)
  }

  /** What may come at a place, or behind the rules that may end there. */
  #expected(at: State): ReadonlySet<TokenKind> {
    const found = new Set(nextTokens(at))
    for (let index = this.frames.length - 1; index >= 0 && found.delete(ruleEnds); index--) {
      const after = this.frames[index]
      for (const token of after ? nextTokens(after) : ['<EOF>']) found.add(token)
    }
    return found
  }

  #follow(): ReadonlySet<TokenKind> {
    const found = new Set(this.frames.flatMap((after) => (after ? [...nextTokens(after)] : [])))
    found.delete(ruleEnds)
    return found
  }

  #skipUntil(wanted: ReadonlySet<TokenKind>, most: number): void {
    for (let skipped = 0; this.#stream.kind() !== '<EOF>' && !wanted.has(this.#stream.kind()); skipped++) {
      if (skipped >= most) throw new Abandoned(`error recovery token lookahead limit exceeded: ${most}`)
      this.#stream.consume()
    }
  }
}
