import { SelectorError } from './selector-error.js'

export interface FieldTerm {
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

export function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, (character) => `\\${character}`)
}

function unescapeValue(text: string): string {
  if (!/[\\,=]/.test(text)) return text
  let value = ''
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === ',' || character === '=') {
      // Upstream prints the character's number.
      throw new SelectorError(`invalid field selector: unescaped character in value: ${character.charCodeAt(0)}`)
    }
    if (character !== '\\') {
      value += character
      continue
    }
    const next = text.slice(++at).match(/^[^]/u)?.[0] ?? ''
    if (!['\\', ',', '='].includes(next)) throw new SelectorError(`invalid field selector: invalid escape sequence: \\${next}`)
    value += next
  }
  return value
}

/** The parts between commas that no backslash stands before. */
function splitTerms(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\') at++
    if (character !== ',') continue
    parts.push(text.slice(start, at))
    start = at + 1
  }
  return [...parts, text.slice(start)]
}

function parseTerm(text: string, whole: string): FieldTerm {
  const at = text.indexOf('=')
  if (at < 0) throw new SelectorError(`invalid selector: '${whole}'; can't understand '${text}'`)
  const not = text.charAt(at - 1) === '!'
  const width = !not && text.charAt(at + 1) === '=' ? 2 : 1
  const field = text.slice(0, not ? at - 1 : at)
  return { field, operator: not ? '!=' : '=', value: unescapeValue(text.slice(at + width)) }
}

/** Which values an object's selectable fields must have (fields.Selector). Immutable. */
export class FieldSelector {
  readonly terms: readonly FieldTerm[]

  constructor(terms: readonly FieldTerm[]) {
    this.terms = terms
  }

  static readonly everything: FieldSelector = new FieldSelector([])

  get isEmpty(): boolean {
    return this.terms.length === 0
  }

  /** A field that the object does not have is empty. */
  matches(valueOf: (field: string) => string | undefined): boolean {
    return this.terms.every(({ field, operator, value }) => ((valueOf(field) ?? '') === value) === (operator === '='))
  }

  /** The one value the field must have, for a look-up in an index. */
  exact(field: string): string | undefined {
    return this.terms.find((each) => each.field === field && each.operator === '=')?.value
  }

  toString(): string {
    const text = ({ field, operator, value }: FieldTerm): string => `${field}${operator}${escapeFieldValue(value)}`
    return this.terms.map(text).toSorted().join(',')
  }
}

/** Of a fieldSelector parameter; a term of nothing selects nothing out; which fields exist is the caller's to judge. Throws SelectorError. */
export function parseFieldSelector(text: string): FieldSelector {
  const parts = splitTerms(text).filter((part) => part !== '')
  const parse = (part: string): FieldTerm => parseTerm(part, text)
  const says = ({ field, value }: FieldTerm): boolean => field !== '' || value !== ''
  try {
    return new FieldSelector(parts.map(parse).filter(says))
  } catch {
    // Upstream tells of the first error in the order of the parts.
    return new FieldSelector(parts.toSorted().map(parse))
  }
}
