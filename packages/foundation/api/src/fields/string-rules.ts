/** A rule returns what is wrong with a string, in upstream's words; nothing when it is right. */
export type StringRule = (value: string) => readonly string[]

export function maxLengthText(length: number): string {
  return `must be no more than ${length} characters`
}

/** The words of upstream's RegexError: the rule, examples and the expression itself. */
export function regexText(message: string, expression: string, ...examples: readonly string[]): string {
  const used = `regex used for validation is '${expression}'`
  if (examples.length === 0) return `${message} (${used})`
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}${used})`
}

export function inclusiveRangeText(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`
}

export function byteLength(value: string): number {
  return Buffer.byteLength(value)
}

export interface Format {
  /** Matches the whole string. */
  expression: string
  /** Upstream's sentence about it. */
  text: string
  examples: readonly string[]
  /** In bytes. */
  max?: number
}

/** A rule of one expression and a greatest length. */
export function formatRule(format: Format): StringRule {
  const matcher = new RegExp(`^(?:${format.expression})$`)
  const wrong = regexText(format.text, format.expression, ...format.examples)
  const max = format.max ?? Infinity
  return (value) => {
    const long = value.length > max || (value.length * 3 > max && byteLength(value) > max)
    const errors = long ? [maxLengthText(max)] : []
    // A very long string is refused unread: matching it could exhaust the stack of the expression.
    if (value.length > 100_000 || !matcher.test(value)) errors.push(wrong)
    return errors
  }
}

/** What a file name in a volume may not be. */
export function parentDirectoryErrors(value: string): readonly string[] {
  if (value === '.') return ["must not be '.'"]
  if (value === '..') return ["must not be '..'"]
  return value.startsWith('..') ? ["must not start with '..'"] : []
}
