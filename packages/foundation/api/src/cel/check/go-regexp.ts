const classes = new Set(['alnum', 'alpha', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'lower', 'print', 'punct', 'space', 'upper', 'word', 'xdigit'])
const mostRepeats = 1000

/** What one step reads; nothing: it is no pattern. */
type Read = RegExpExecArray | null

const escape = /\\(?:[aftnrvAbBzdswDSWC]|[pP](?:[A-Za-z]|\{\^?[A-Za-z_]+\})|x(?:[\da-fA-F]{2}|\{[\da-fA-F]{1,6}\})|[0-7]{1,3}|Q[^]*?(?:\\E|$)|[^\w])/uy
/** Backslash and 1 to 9 are octal only before another digit. */
const backReference = /\\(?:[1-9](?![0-7])|[89])/y
const open = /\((?:\?(?:P?<[A-Za-z_]\w*>|[imsU]*(?:-[imsU]+)?[:)])|(?!\?))/y
const repeat = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})\??/y
const setMember = /\[:\^?([a-z]+):\]|\\[^]|[^\]\\]/uy

/** Reads a pattern in RE2's syntax, as far as it takes to say for certain that it is none. */
class PatternReader {
  readonly #pattern: string
  #at = 0
  #depth = 0
  /** Whether something stands before that may be repeated. */
  #repeatable = false

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  read(): boolean {
    while (this.#at < this.#pattern.length) if (!this.#step()) return false
    return this.#depth === 0
  }

  #take(expression: RegExp): Read {
    expression.lastIndex = this.#at
    const found = expression.exec(this.#pattern)
    if (found) this.#at += found[0].length
    return found
  }

  #step(): boolean {
    switch (this.#pattern[this.#at] ?? '') {
      case '(':
        return this.#open()
      case ')':
        this.#at++
        this.#repeatable = true
        return --this.#depth >= 0
      case '|':
        this.#at++
        this.#repeatable = false
        return true
      case '[':
        return this.#set()
      case '\\':
        this.#repeatable = true
        return !this.#take(backReference) && this.#take(escape) !== null
      default:
        return this.#literal()
    }
  }

  #open(): boolean {
    const found = this.#take(open)
    if (!found) return false
    if (!found[0].endsWith(')')) this.#depth++
    this.#repeatable = false
    return true
  }

  /** A brace that is no repetition stands for itself. */
  #literal(): boolean {
    const found = this.#take(repeat)
    if (found) return this.#repeat(found)
    this.#at++
    this.#repeatable = true
    return true
  }

  #repeat([, low, comma, high]: RegExpExecArray): boolean {
    if (!this.#repeatable) return false
    this.#repeatable = false
    if (low === undefined) return true
    const [from, to] = [Number(low), comma ? (high ? Number(high) : Number(low)) : Number(low)]
    return from <= mostRepeats && to <= mostRepeats && from <= to
  }

  #set(): boolean {
    this.#at++
    this.#take(/\^/y)
    for (let first = true; this.#pattern[this.#at] !== ']' || first; first = false) {
      const found = first && this.#pattern[this.#at] === ']' ? this.#take(/\]/y) : this.#take(setMember)
      if (!found || (found[1] !== undefined && !classes.has(found[1]))) return false
    }
    this.#at++
    this.#repeatable = true
    return true
  }
}

/** Whether Go's regexp.Compile may read it; where it is not certain, yes. Never runs the pattern. */
export function isGoPattern(pattern: string): boolean {
  return new PatternReader(pattern).read()
}
