import { quote } from '@orrery/api'
import { durationError } from '../validation/duration-error.js'
import { timeZoneError } from './time-zone.js'

interface Bounds {
  least: number
  most: number
  names?: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** Minute, hour, day of the month, month, day of the week. */
const fields: readonly Bounds[] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 0, most: 6, names: days },
]

const descriptors = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'])

/** Why a text is no schedule. */
class ScheduleError extends Error {}

function fail(why: string): never {
  throw new ScheduleError(why)
}

function number(text: string): number {
  const syntax = /^[+-]?\d+$/.test(text)
  const value = Number(text)
  if (!syntax || Math.abs(value) > 2 ** 63) {
    fail(`failed to parse int from ${text}: strconv.Atoi: parsing ${quote(text)}: ${syntax ? 'value out of range' : 'invalid syntax'}`)
  }
  return value < 0 ? fail(`negative number (${value}) not allowed: ${text}`) : value
}

function numberOrName(text: string, { least, names = [] }: Bounds): number {
  const named = names.indexOf(text.toLowerCase())
  return named < 0 ? number(text) : least + named
}

/** `*`, `5`, `1-5`, with `/step` after it. */
function checkRange(text: string, bounds: Bounds): void {
  const [range = '', step, ...slashes] = text.split('/')
  const [low = '', high, ...hyphens] = range.split('-')
  const { least, most } = bounds
  const all = low === '*' || low === '?'
  const first = all ? least : numberOrName(low, bounds)
  if (!all && hyphens.length > 0) fail(`too many hyphens: ${text}`)
  const named = all ? most : high === undefined ? first : numberOrName(high, bounds)
  if (slashes.length > 0) fail(`too many slashes: ${text}`)
  const every = step === undefined ? 1 : number(step)
  const last = step !== undefined && high === undefined ? most : named
  if (first < least) fail(`beginning of range (${first}) below minimum (${least}): ${text}`)
  if (last > most) fail(`end of range (${last}) above maximum (${most}): ${text}`)
  if (first > last) fail(`beginning of range (${first}) beyond end of range (${last}): ${text}`)
  if (every === 0) fail(`step of range should be a positive number: ${text}`)
}

function checkDescriptor(text: string): void {
  if (descriptors.has(text)) return
  const every = '@every '
  if (!text.startsWith(every)) fail(`unrecognized descriptor: ${text}`)
  const wrong = durationError(text.slice(every.length))
  if (wrong !== undefined) fail(`failed to parse duration ${text}: ${wrong}`)
}

/** The schedule without the time zone before it. */
function withoutZone(text: string): string {
  const [prefix] = /^(?:CRON_)?TZ=/.exec(text) ?? []
  if (prefix === undefined) return text
  const end = text.includes(' ') ? text.indexOf(' ') : text.length
  const zone = text.slice(prefix.length, end)
  const wrong = timeZoneError(zone)
  return wrong === undefined ? text.slice(end).trim() : fail(`provided bad location ${zone}: ${wrong}`)
}

function check(text: string): void {
  const schedule = withoutZone(text)
  if (schedule.startsWith('@')) return checkDescriptor(schedule)
  const parts = schedule.split(/\s+/).filter((part) => part !== '')
  if (parts.length !== fields.length) {
    fail(`expected exactly ${fields.length} fields, found ${parts.length}: [${parts.join(' ')}]`)
  }
  fields.forEach((bounds, index) => {
    for (const range of (parts[index] ?? '').split(',').filter((one) => one !== '')) checkRange(range, bounds)
  })
}

/** What is wrong with a schedule, as upstream's parser says it; undefined for one that is right. */
export function scheduleError(text: string): string | undefined {
  try {
    check(text)
    return undefined
  } catch (error) {
    if (error instanceof ScheduleError) return error.message
    throw error
  }
}
