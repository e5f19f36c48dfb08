import { goTypeName } from '../schema/value-type.js'

/** A value of the wrong JSON type, or out of its type's range. `go` is the type that was wanted. */
export interface Mismatch {
  readonly value: string
  readonly go: string
}

/** Ends a decoding at once, as the error of a type with a JSON form of its own does in Go. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly mismatch: Mismatch | undefined

  constructor(reason: Mismatch | string) {
    super(typeof reason === 'string' ? reason : '')
    this.mismatch = typeof reason === 'string' ? undefined : reason
  }
}

/** Where a value stands: the struct whose field it is, and the names of the fields down to it. */
export interface Place {
  readonly struct: string
  readonly path: string
}

export function mismatchText({ value, go }: Mismatch, place: Place | undefined): string {
  const target = place === undefined ? 'value' : `struct field ${place.struct}.${place.path}`
  return `json: cannot unmarshal ${value} into Go ${target} of type ${goTypeName(go)}`
}

/** What Go calls a JSON value of the wrong type. */
export function jsonTypeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
