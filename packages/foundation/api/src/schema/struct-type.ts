import type { TypeName } from '../kinds/served-resource.js'
import type { ValueType } from './value-type.js'

export interface Field {
  /** As in JSON. */
  readonly name: string
  /** Position among the struct's fields. */
  readonly index: number
  readonly type: ValueType
  /** Whether absent and empty are told apart: a Go pointer. */
  readonly pointer: boolean
  /** An empty value is not written; a struct that is no pointer is always written all the same. */
  readonly omitempty: boolean
  /** As omitempty, for structs too. */
  readonly omitzero: boolean
  /** Written whatever its value: not omitempty, or a struct that is no pointer. */
  readonly always: boolean
  /** May be left out by a client though an empty value is written. */
  readonly optional: boolean
  /** Must be given by a client though an empty value is not written. */
  readonly required: boolean
  /** Protobuf number; 0 for what has none (kind, apiVersion). */
  readonly number: number
  /** The embedded struct it is a field of, in whose message its number counts. */
  readonly via?: TypeName
  /** What upstream declares; not all of its defaults are declared. */
  readonly default?: unknown
  readonly patchStrategy?: string
  readonly patchMergeKey?: string
  readonly listType?: string
  readonly listMapKeys?: readonly string[]
  readonly mapType?: string
}

/** A struct inside another whose fields are the outer one's own in JSON, and a message of its own in protobuf. */
export interface Embedded {
  readonly number: number
  readonly type: TypeName
}

export interface StructType {
  readonly name: TypeName
  /** As Go prints it, without package. */
  readonly goName: string
  /** Every field in JSON's terms, embedded ones included, in the order they are written. */
  readonly fields: readonly Field[]
  readonly byName: ReadonlyMap<string, Field>
  /** Those of the fields that are always written. */
  readonly always: readonly Field[]
  readonly embedded: readonly Embedded[]
  /** Whether server-side apply owns it as one value. */
  readonly atomic: boolean
  /** Whether it is an object of the API: it has kind and apiVersion. */
  readonly hasTypeMeta: boolean
}
