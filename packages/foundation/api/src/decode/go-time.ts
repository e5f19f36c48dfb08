import { Buffer } from 'node:buffer'

/** RFC 3339 in seconds and in microseconds, as Go writes layouts. */
export type TimeLayout = keyof typeof layouts

const layouts = {
  '2006-01-02T15:04:05Z07:00': ['2006', '-', '01', '-', '02', 'T', '15', ':', '04', ':', '05', 'Z07:00'],
  '2006-01-02T15:04:05.000000Z07:00': ['2006', '-', '01', '-', '02', 'T', '15', ':', '04', ':', '05', '.000000', 'Z07:00'],
} as const

/** An element of a layout: what it looks like at the start of the rest, and the range of its numbers. */
interface Element {
  readonly pattern: RegExp
  readonly ranges?: readonly (readonly [name: string, least: number, most: number])[]
}

/** Seconds take a fraction even where the layout has none. */
const elements: Readonly<Record<string, Element>> = {
  '2006': { pattern: /^(\d{4})/ },
  '01': { pattern: /^(\d\d)/, ranges: [['month', 1, 12]] },
  '02': { pattern: /^(\d\d)/ },
  '15': { pattern: /^(\d\d?)/, ranges: [['hour', 0, 23]] },
  '04': { pattern: /^(\d\d)/, ranges: [['minute', 0, 59]] },
  '05': { pattern: /^(\d\d)/, ranges: [['second', 0, 59]] },
  '.000000': { pattern: /^[.,](\d{6})/ },
  'Z07:00': {
    pattern: /^(?:Z|([+-]\d\d):(\d\d))/,
    ranges: [['time zone offset hour', -24, 24], ['time zone offset minute', 0, 60]],
  },
}

/** The text is no time of the layout. The message is the one of Go's time.Parse. */
export class TimeError extends Error {
  override readonly name = 'TimeError'
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Milliseconds since the epoch, and the microseconds of the second. */
export interface ParsedTime {
  readonly ms: number
  readonly micros: number
}

export function parseTime(text: string, layout: TimeLayout): ParsedTime {
  const found: Record<string, readonly number[]> = {}
  let rest = text
  for (const part of layouts[layout]) rest = takeElement(part, rest, text, layout, found)
  if (rest !== '') throw new TimeError(`parsing time ${quote(text)}: extra text: ${quote(rest)}`)
  const number = (part: string): number => found[part]?.[0] ?? 0
  const [year, month, day] = [number('2006'), number('01'), number('02')]
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (day < 1 || day > daysIn(year, month)) throw new TimeError(`parsing time ${quote(text)}: day out of range`)
  const [hours = 0, minutes = 0] = found['Z07:00'] ?? []
  const west = hours < 0 || Object.is(hours, -0)
  const offset = hours * 60 + (west ? -minutes : minutes)
  const clock = (number('15') * 60 + number('04') - offset) * 60 + number('05')
  return { ms: date.getTime() + clock * 1000, micros: number('.000000') }
}

/** Takes one element off the rest of the text and notes its numbers. Returns what is left. */
function takeElement(
  part: string,
  rest: string,
  text: string,
  layout: string,
  found: Record<string, readonly number[]>,
): string {
  const element = elements[part]
  const match = element === undefined ? (rest.startsWith(part) ? [part] : null) : element.pattern.exec(rest)
  if (match === null) {
    throw new TimeError(`parsing time ${quote(text)} as ${quote(layout)}: cannot parse ${quote(rest)} as ${quote(part)}`)
  }
  const numbers = match.slice(1).map((digits) => Number(digits ?? 0))
  for (const [at, [name, least, most]] of (element?.ranges ?? []).entries()) {
    const number = numbers[at] ?? least
    if (number < least || number > most) throw new TimeError(`parsing time ${quote(text)}: ${name} out of range`)
  }
  if (element !== undefined) found[part] = numbers
  const left = rest.slice(match[0]?.length ?? 0)
  return part === '05' && !layout.includes('.') ? left.replace(/^[.,]\d+/, '') : left
}

const plain = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/

/** The time in UTC as the API writes it; throws TimeError. */
export function canonicalTime(text: string): string {
  if (text.endsWith('Z') && plain.test(text.slice(0, -1))) return text
  const { ms } = parseTime(text, '2006-01-02T15:04:05Z07:00')
  return `${new Date(ms).toISOString().slice(0, -5)}Z`
}

export function canonicalMicroTime(text: string): string {
  const { ms, micros } = parseTime(text, '2006-01-02T15:04:05.000000Z07:00')
  return `${new Date(ms).toISOString().slice(0, -5)}.${String(micros).padStart(6, '0')}Z`
}

/** As Go's time package quotes: bytes beyond ASCII and control characters in hexadecimal. */
function quote(text: string): string {
  const bytes = [...Buffer.from(text, 'utf8')].map((byte) => {
    const character = String.fromCodePoint(byte)
    if (byte >= 0x80 || byte < 0x20) return `\\x${byte.toString(16).padStart(2, '0')}`
    return character === '"' || character === '\\' ? `\\${character}` : character
  })
  return `"${bytes.join('')}"`
}
