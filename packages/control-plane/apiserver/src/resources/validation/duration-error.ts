import { quote } from '@orrery/api'

const units = new Set(['ns', 'us', 'µs', 'μs', 'ms', 's', 'm', 'h'])

/** What Go's time.ParseDuration says of a text; undefined for a duration. */
export function durationError(text: string): string | undefined {
  const invalid = `time: invalid duration ${quote(text)}`
  let rest = text.replace(/^[+-]/, '')
  if (rest === '0') return undefined
  if (rest === '') return invalid
  while (rest !== '') {
    const number = /^(?:\d+\.?\d*|\.\d+)/.exec(rest)?.[0]
    if (number === undefined) return invalid
    rest = rest.slice(number.length)
    const unit = /^[^.\d]*/.exec(rest)?.[0] ?? ''
    if (unit === '') return `time: missing unit in duration ${quote(text)}`
    if (!units.has(unit)) return `time: unknown unit ${quote(unit)} in duration ${quote(text)}`
    rest = rest.slice(unit.length)
  }
  return undefined
}
