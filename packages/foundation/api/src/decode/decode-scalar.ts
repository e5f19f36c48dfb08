import { stringifyJson } from '../json/index.js'
import { canonicalQuantity } from '../quantity/index.js'
import type { ScalarKind } from '../schema/value-type.js'
import { jsonTypeOf, Rejection } from './decode-error.js'
import type { DecodeState } from './decode-state.js'
import { canonicalBase64 } from './go-base64.js'
import { canonicalMicroTime, canonicalTime } from './go-time.js'

type ScalarDecoder = (value: unknown, go: string, state: DecodeState) => unknown

/** What Go's zero times look like on their way in; on their way out they are null. */
const zeroTime = /^0001-01-01T00:00:00(\.0+)?Z$/

/** Integers that a double cannot hold come, and stay, as bigint. */
function integer(bits: 32 | 64): ScalarDecoder {
  const limit = 2 ** (bits - 1)
  return (value, go, state) => {
    if (typeof value === 'bigint') {
      if (BigInt.asIntN(bits, value) === value) return value
    } else if (typeof value !== 'number') return state.wrong(value, go)
    else if (Number.isInteger(value) && value >= -limit && value < limit) return value
    return state.fail({ value: `number ${value}`, go })
  }
}

function time(canonical: (text: string) => string): ScalarDecoder {
  return (value) => {
    if (typeof value !== 'string') throw new Rejection({ value: jsonTypeOf(value), go: 'string' })
    const text = rejecting(() => canonical(value))
    return zeroTime.test(text) ? null : text
  }
}

function rejecting<T>(attempt: () => T): T {
  try {
    return attempt()
  } catch (error) {
    throw error instanceof Error && error.name !== 'Error' ? new Rejection(error.message) : error
  }
}

function bytes(value: unknown, go: string, state: DecodeState): unknown {
  if (typeof value !== 'string') return state.wrong(value, go)
  const canonical = canonicalBase64(value)
  return typeof canonical === 'string' ? canonical : state.note(`illegal base64 data at input byte ${canonical}`)
}

function intOrString(value: unknown): unknown {
  if (typeof value === 'string') return value
  if (typeof value !== 'number' && typeof value !== 'bigint') throw new Rejection({ value: jsonTypeOf(value), go: 'int32' })
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value + 0.5) < 2 ** 31) return value
  throw new Rejection({ value: `number ${value}`, go: 'int32' })
}

function quantity(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? value : stringifyJson(value)
  return rejecting(() => canonicalQuantity(typeof text === 'string' ? text.trim() : text))
}

/** By kind, for values that are not null. undefined: wrong, and the state says how. */
export const scalarDecoders: Readonly<Record<Exclude<ScalarKind, `schema${string}`>, ScalarDecoder>> = {
  string: (value, go, state) => (typeof value === 'string' ? value : state.wrong(value, go)),
  bool: (value, go, state) => (typeof value === 'boolean' ? value : state.wrong(value, go)),
  int32: integer(32),
  int64: integer(64),
  float64: (value, go, state) =>
    typeof value === 'number' || typeof value === 'bigint' ? Number(value) : state.wrong(value, go),
  bytes,
  quantity,
  time: time(canonicalTime),
  microTime: time(canonicalMicroTime),
  intOrString,
  any: (value) => value,
}
