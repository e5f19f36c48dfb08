import { quote } from '@orrery/api'

/** Inclusive. */
export type Interval = readonly [first: number, last: number]

/** Indexes of a job as intervals, `1,3-5,7`; or why they are not. */
export type Parsed = { intervals: readonly Interval[] } | { why: string }

function parseIndex(text: string, completions: number): number | string {
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(Number(text))) {
    return `cannot convert string to integer for index: ${quote(text)}`
  }
  return Number(text) >= completions ? `too large index: ${quote(text)}` : Number(text)
}

/** One fragment: an index or two with a dash between them. */
export function parseInterval(fragment: string, completions: number): Interval | string {
  const [from = '', to, ...more] = fragment.split('-')
  if (more.length > 0) {
    return `the fragment ${quote(fragment)} violates the requirement that an index interval can have at most two parts separated by '-'`
  }
  const first = parseIndex(from, completions)
  if (typeof first === 'string' || to === undefined) return typeof first === 'string' ? first : [first, first]
  const last = parseIndex(to, completions)
  if (typeof last === 'string') return last
  return first < last ? [first, last] : `non-increasing order, previous: ${first}, current: ${last}`
}

/** Every interval, each after the one before. */
export function parseIndexes(text: string, completions: number): Parsed {
  const intervals: Interval[] = []
  for (const fragment of text === '' ? [] : text.split(',')) {
    const interval = parseInterval(fragment, completions)
    if (typeof interval === 'string') return { why: interval }
    const previous = intervals.at(-1)?.[1]
    if (previous !== undefined && previous >= interval[0]) {
      return { why: `non-increasing order, previous: ${previous}, current: ${interval[0]}` }
    }
    intervals.push(interval)
  }
  return { intervals }
}

/** How many indexes there are. */
export function countIndexes(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, [first, last]) => sum + last - first + 1, 0)
}

/** The first index that is in both texts, found in one pass; fragments that make no sense are passed over. */
export function firstOverlap(a: string, b: string, completions: number): number | undefined {
  const sound = (text: string): Interval[] =>
    (text === '' ? [] : text.split(',')).map((one) => parseInterval(one, completions)).filter((one) => typeof one !== 'string')
  const [left, right] = [sound(a), sound(b)]
  for (let i = 0, j = 0; ; ) {
    const [one, other] = [left[i], right[j]]
    if (!one || !other) return undefined
    if (one[0] <= other[1] && other[0] <= one[1]) return Math.max(one[0], other[0])
    if (one[0] <= other[0]) i++
    else j++
  }
}
