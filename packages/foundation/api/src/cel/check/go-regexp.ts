/** Go's syntax error: what is wrong and of what. */
class PatternError extends Error {
  constructor(what: string, text: string) {
    super(`error parsing regexp: ${what}: \`${text}\``)
  }
}

const classes = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
)
const mostRepeats = 1000
const badRange = 'invalid character class range'
const badSyntax = 'invalid or unsupported Perl syntax'

const namedGroup = /\(\?P?<([^>]*)>/y
const flagGroup = /\(\?(?=[imsU:-])(?:[imsU]*(?:-(?=[imsU])[imsU]+)?)[:)]/y
const repetition = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\?)?/y
const perlClass = /\\[dswDSW]/y
const property = /\\[pP](?:\{(\^?)([^}]*)\}|([^{]))/uy
/** Digits of an octal number; of 1 to 9 alone there is no back reference. */
const plainEscape = /\\(?:[aftnrv]|0[0-7]{0,2}|[1-7][0-7]{1,2}|x[\da-fA-F]{2}|x\{0*(?:10|[\da-fA-F])?[\da-fA-F]{1,4}\}|[!-/:-@[-`{-~ ])/y
const brokenEscape = /\\(?:x(?:\{[\da-fA-F]*[^}]?|[^{][^]?)?|[^])/uy

function isProperty(name: string): boolean {
  return ['', 'Script='].some((kind) => {
    try {
      return new RegExp(`\\p{${kind}${name}}`, 'u') instanceof RegExp
    } catch {
      return false
    }
  })
}

/** Reads a pattern as RE2 does, as far as it takes to know whether it is one. Never runs it. */
class PatternReader {
  readonly #pattern: string
  #at = 0
  #depth = 0
  /** What stands before that may be repeated: nothing, something, or a repetition that starts there. */
  #before: 'nothing' | 'something' | number = 'nothing'

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  /** Throws PatternError. */
  read(): void {
    while (this.#at < this.#pattern.length) this.#step()
    if (this.#depth > 0) throw new PatternError('missing closing )', this.#pattern)
  }

  #take(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#pattern)
    if (found) this.#at += found[0].length
    return found
  }

  #next(): string {
    return this.#pattern[this.#at] ?? ''
  }

  #rest(from = this.#at): string {
    return this.#pattern.slice(from)
  }

  #step(): void {
    const sign = this.#next()
    if (sign === '(') return this.#open()
    if (sign === '*' || sign === '+' || sign === '?' || sign === '{') return this.#repeat()
    if (sign === '[') this.#set()
    else if (sign === '\\') this.#escape()
    else this.#at++
    this.#before = sign === '|' ? 'nothing' : 'something'
    if (sign === ')' && --this.#depth < 0) throw new PatternError('unexpected )', this.#pattern)
  }

  #open(): void {
    const from = this.#at
    this.#before = 'nothing'
    const [group, name] = this.#take(namedGroup) ?? []
    if (name !== undefined) {
      if (!/^\w+$/.test(name)) throw new PatternError('invalid named capture', group ?? '')
      this.#depth++
      return
    }
    if (/^\(\?P?</.test(this.#rest())) throw new PatternError('invalid named capture', this.#rest())
    const [flags] = this.#take(flagGroup) ?? []
    if (flags === undefined && this.#pattern.startsWith('(?', from)) {
      throw new PatternError(badSyntax, /^\(\?[imsU]*(?:-[imsU]*)?[^]?/u.exec(this.#rest())?.[0] ?? '')
    }
    if (flags === undefined) this.#at++
    if (!flags?.endsWith(')')) this.#depth++
  }

  /** A brace that is no repetition stands for itself. */
  #repeat(): void {
    const from = this.#at
    const found = this.#take(repetition)
    if (!found) {
      this.#at++
      this.#before = 'something'
      return
    }
    const [text, , low, comma, high] = found
    if (low !== undefined) checkCounts(text, Number(low), comma ? (high ? Number(high) : undefined) : Number(low))
    if (this.#before === 'nothing') throw new PatternError('missing argument to repetition operator', text)
    if (typeof this.#before === 'number') {
      throw new PatternError('invalid nested repetition operator', this.#pattern.slice(this.#before, this.#at))
    }
    this.#before = from
  }

  #escape(): void {
    if (this.#rest() === '\\') throw new PatternError('trailing backslash at end of expression', '')
    if (this.#take(/\\Q[^]*?(?:\\E|$)/y) || this.#take(/\\[AbBz]/y)) return
    if (!this.#class() && !this.#take(plainEscape)) this.#refuseEscape()
  }

  #refuseEscape(): never {
    throw new PatternError('invalid escape sequence', this.#take(brokenEscape)?.[0] ?? '')
  }

  /** `\d`, `\pL` and their like. */
  #class(): boolean {
    if (this.#take(perlClass)) return true
    if (!/^\\[pP]/.test(this.#rest())) return false
    const from = this.#at
    const found = this.#take(property)
    if (!found) throw new PatternError(badRange, this.#rest(from))
    const name = found[2] ?? found[3] ?? ''
    if (!isProperty(name)) throw new PatternError(badRange, found[0])
    return true
  }

  #set(): void {
    const from = this.#at
    this.#take(/\[\^?/y)
    for (let first = true; this.#next() !== ']' || first; first = false) {
      if (this.#next() === '') throw new PatternError('missing closing ]', this.#rest(from))
      const named = this.#take(/\[:\^?([a-z]*):\]/y)
      if (named && !classes.has(named[1] ?? '')) throw new PatternError(badRange, named[0])
      if (!named && !this.#class()) this.#range()
    }
    this.#at++
  }

  #range(): void {
    const from = this.#at
    const low = this.#member()
    if (!/^-[^\]]/.test(this.#rest())) return
    this.#at++
    const high = this.#member()
    if (high < low) throw new PatternError(badRange, this.#pattern.slice(from, this.#at))
  }

  /** A character of a set; of an escaped one nothing is known but that it is one. */
  #member(): number {
    if (this.#next() !== '\\') {
      const code = this.#pattern.codePointAt(this.#at) ?? 0
      this.#at += code > 0xffff ? 2 : 1
      return code
    }
    if (this.#rest() === '\\') throw new PatternError('trailing backslash at end of expression', '')
    if (!this.#take(plainEscape)) this.#refuseEscape()
    return NaN
  }
}

function checkCounts(text: string, low: number, high: number | undefined): void {
  const bad = low > mostRepeats || (high !== undefined && (high > mostRepeats || high < low))
  if (bad) throw new PatternError('invalid repeat count', text)
}

/** Why Go's regexp.Compile refuses a pattern, in its words; nothing where it may take it. */
export function patternComplaint(pattern: string): string | undefined {
  try {
    new PatternReader(pattern).read()
    return undefined
  } catch (error) {
    if (error instanceof PatternError) return error.message
    throw error
  }
}
