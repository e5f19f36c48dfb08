import { errorText } from '../fields/field-error.js'
import { LabelLexer, type Token, type TokenKind } from './label-lexer.js'
import { keyError, labelRequirement, type LabelOperator, type LabelRequirement } from './label-requirement.js'
import { SelectorError } from './selector-error.js'

const binary: ReadonlyMap<TokenKind, LabelOperator> = new Map([
  ['in', 'in'], ['notin', 'notin'], ['=', '='], ['==', '=='], ['!=', '!='], ['>', 'gt'], ['<', 'lt'],
])

function fail(token: Token, expected: string): never {
  throw new SelectorError(`found '${token.text}'${expected}`)
}

/** So many requirements, or values of one, are a step. */
const stepLength = 2000

/** Recursive descent over the tokens; where a value is expected `in` and `notin` are plain words. */
class LabelParser {
  readonly #lexer: LabelLexer
  #token: Token

  constructor(text: string) {
    this.#lexer = new LabelLexer(text)
    this.#token = this.#lexer.next()
  }

  *requirements(): Generator<void, LabelRequirement[]> {
    const found: LabelRequirement[] = []
    while (this.#peek() !== 'end') {
      this.#startsRequirement(", expected: !, identifier, or 'end of string'")
      found.push(yield* this.#requirement())
      if (found.length % stepLength === 0) yield
      const next = this.#next()
      if (next.kind === 'end') return found
      if (next.kind !== ',') fail(next, ", expected: ',' or 'end of string'")
      this.#startsRequirement(", expected: identifier after ','")
    }
    return found
  }

  #startsRequirement(expected: string): void {
    const kind = this.#peek()
    if (kind !== 'identifier' && kind !== '!') fail(this.#token, expected)
  }

  /** The kind of the coming token as a value. */
  #peek(): TokenKind {
    const { kind } = this.#token
    return kind === 'in' || kind === 'notin' ? 'identifier' : kind
  }

  #next(): Token {
    const token = this.#token
    this.#token = this.#lexer.next()
    return token
  }

  *#requirement(): Generator<void, LabelRequirement> {
    try {
      return yield* this.#parsed()
    } catch (error) {
      if (!(error instanceof SelectorError)) throw error
      throw new SelectorError(`unable to parse requirement: ${error.message}`)
    }
  }

  *#parsed(): Generator<void, LabelRequirement> {
    const absent = this.#peek() === '!'
    if (absent) this.#next()
    const kind = this.#peek()
    const key = this.#next()
    if (kind !== 'identifier') fail(key, ', expected: identifier')
    const wrong = keyError(key.text, '<nil>')
    if (wrong) throw new SelectorError(errorText(wrong))
    const last = this.#peek()
    if (absent) return labelRequirement(key.text, '!', [])
    if (last === 'end' || last === ',') return labelRequirement(key.text, 'exists', [])
    const token = this.#next()
    const operator = binary.get(token.kind)
    if (operator === undefined) fail(token, `, expected: ${[...binary.values()].join(', ')}`)
    const values = operator === 'in' || operator === 'notin' ? yield* this.#values() : [this.#value()]
    const among = new Set(values)
    if (among.size > stepLength) yield
    return labelRequirement(key.text, operator, [...among], among)
  }

  #value(): string {
    const kind = this.#peek()
    if (kind === 'end' || kind === ',') return ''
    const token = this.#next()
    return kind === 'identifier' ? token.text : fail(token, ', expected: identifier')
  }

  *#values(): Generator<void, string[]> {
    const open = this.#next()
    if (open.kind !== '(') fail(open, " expected: '('")
    const kind = this.#peek()
    if (kind === ')') {
      this.#next()
      return ['']
    }
    if (kind !== 'identifier' && kind !== ',') fail(this.#next(), ", expected: ',', ')' or identifier")
    return yield* this.#list()
  }

  /** Up to and with the closing parenthesis; empty places between commas are empty values. */
  *#list(): Generator<void, string[]> {
    const values: string[] = []
    for (;;) {
      if (values.length % stepLength === stepLength - 1) yield
      const kind = this.#peek()
      const token = this.#next()
      if (kind === 'identifier') {
        values.push(token.text)
        const after = this.#next()
        if (after.kind === ')') return values
        if (after.kind !== ',') fail(after, ", expected: ',' or ')'")
      } else if (kind === ',') {
        values.push('')
      } else if (kind === ')') {
        return [...values, '']
      } else {
        fail(token, ", expected: ',', or identifier")
      }
    }
  }
}

/** Step by step, each of about a millisecond. Throws SelectorError with upstream's message. */
export function requirementsOf(text: string): Generator<void, LabelRequirement[]> {
  return new LabelParser(text).requirements()
}
