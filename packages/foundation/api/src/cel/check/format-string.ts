import type { Expression } from '../expression.js'
import type { Complaint } from '../source.js'
import type { Type, TypeKind } from '../types/type.js'

interface Clause {
  takes: readonly TypeKind[]
  text: string
}

const text =
  'string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, and timestamps'
const scalars: readonly TypeKind[] = ['int', 'uint', 'double', 'bool', 'string', 'timestamp', 'bytes', 'duration', 'type', 'null']
const hexadecimal: Clause = {
  takes: ['int', 'uint', 'string', 'bytes'],
  text: 'only integers, byte buffers, and strings can be formatted as hex',
}

const clauses: Readonly<Record<string, Clause>> = {
  s: { takes: ['list', 'map', ...scalars], text },
  d: { takes: ['int', 'uint'], text: 'decimal clause can only be used on integers' },
  f: { takes: ['double', 'string'], text: 'fixed-point clause can only be used on doubles' },
  e: { takes: ['double', 'string'], text: 'scientific clause can only be used on doubles' },
  b: { takes: ['int', 'uint', 'bool'], text: 'only integers and bools can be formatted as binary' },
  x: hexadecimal,
  X: hexadecimal,
  o: { takes: ['int', 'uint'], text: 'octal clause can only be used on integers' },
}

const unparsed = 'could not parse formatting clause'
const unended = `${unparsed}: error while parsing precision: could not find end of precision specifier`
const noPrecision = 'error while converting precision to integer: strconv.Atoi: parsing "": invalid syntax'

/** The first part that the clause cannot print. Of lists and maps `%s` prints every part. */
function unprintable(part: Expression, clause: Clause, typeOf: (part: Expression) => Type): Expression | undefined {
  const { kind } = typeOf(part)
  if (kind !== 'dyn' && !clause.takes.includes(kind)) return part
  if (clause !== clauses['s']) return undefined
  const parts = part.kind === 'list' ? part.elements : part.kind === 'map' ? part.entries.flatMap((one) => [one.key, one.value]) : []
  for (const one of parts) {
    const found = unprintable(one, clause, typeOf)
    if (found) return found
  }
  return undefined
}

/** What `format` with a literal text would fail on when it is run. */
export function validateFormat(
  offset: number,
  format: string,
  args: readonly Expression[],
  typeOf: (part: Expression) => Type,
): readonly Complaint[] {
  let used = 0
  for (const [, precision, letter] of format.matchAll(/%(?:%|(\.\d*)?(.?))/gsu)) {
    if (letter === undefined) continue
    if (letter === '') return [{ offset, text: precision === undefined ? 'unexpected end of string' : unended }]
    const argument = args[used++]
    if (!argument) return [{ offset, text: `index ${used - 1} out of range` }]
    const clause = clauses[letter]
    if (precision === '.') return [{ offset, text: `${unparsed}: error while parsing precision: ${noPrecision}` }]
    if (!clause) return [{ offset, text: `${unparsed}: unrecognized formatting clause "${letter}"` }]
    const wrong = unprintable(argument, clause, typeOf)
    const given = wrong && typeOf(wrong).name
    if (wrong) return [{ offset: wrong.offset, text: `error during formatting: ${clause.text}, was given ${given}` }]
  }
  if (args.length <= used) return []
  return [{ offset, text: `too many arguments supplied to string.format (expected ${used}, got ${args.length})` }]
}
