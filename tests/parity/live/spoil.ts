import { isObject, type Json } from '../exchange.js'

/** One way to spoil a value; without `value` the field is removed. */
export interface Spoil {
  name: string
  value?: Json
}

const long = 'x'.repeat(64)
const removed: Spoil = { name: 'delete' }

/**
 * What a value is tried as, by its type: gone, null, of another type, out of range, empty, too long, repeated,
 * with one field too many.
 */
export function spoils(value: Json): Spoil[] {
  return [removed, ...replacements(value).map((spoilt) => ({ name: JSON.stringify(spoilt).slice(0, 30), value: spoilt }))]
}

function replacements(value: Json): Json[] {
  if (typeof value === 'string') return ['', 'Bad Value!', long, 5, null, '-1']
  if (typeof value === 'number') return [0, -1, 70_000, 2_147_483_648, '5', 1.5, null]
  if (typeof value === 'boolean') return [!value, 'true', null]
  if (Array.isArray(value)) return [[], 'str', null, ...(value[0] === undefined ? [] : [[value[0], value[0]]])]
  if (isObject(value)) return [null, 'str', [], { ...value, bogus: 1 }]
  return [3]
}

/** What a value is changed to in an update, or undefined where it is no leaf. */
export function changed(value: Json): Json | undefined {
  if (typeof value === 'string') return 'changed'
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return undefined
}
