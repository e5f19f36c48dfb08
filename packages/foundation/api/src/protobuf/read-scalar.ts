import { Buffer } from 'node:buffer'
import type { ScalarKind } from '../schema/value-type.js'
import { delimited, fixed64, ProtobufError, varint, type WireReader } from './wire-reader.js'
import { readFields, type RawFields } from './raw-fields.js'

interface ScalarReader {
  /** The wire type it is written in. */
  readonly wire: number
  /** The value as it is in JSON. */
  read(reader: WireReader): unknown
}

const signed = (bits: number) => (reader: WireReader): number => Number(BigInt.asIntN(bits, reader.varint()))

/** A message read by number, as the types are that have a JSON form of their own. */
function message(toJson: (fields: RawFields) => unknown): ScalarReader {
  return { wire: delimited, read: (reader) => toJson(readFields(reader.bytes())) }
}

/** Years beyond Go's and JavaScript's common range. */
const earliest = -62_135_596_800
const latest = 253_402_300_799

function timestamp(fields: RawFields, fraction: (micros: number) => string): string | null {
  if (fields.empty) return null
  const seconds = fields.integer(1)
  if (seconds < earliest || seconds > latest) throw new ProtobufError(`proto: time out of range: ${seconds} s`)
  const micros = Math.min(Math.max(Math.floor(fields.integer(2) / 1000), 0), 999_999)
  return `${new Date(seconds * 1000).toISOString().slice(0, -5)}${fraction(micros)}Z`
}

/** JSON kept as bytes: RawExtension, FieldsV1, JSON. */
function rawJson(fields: RawFields): unknown {
  const text = fields.text(1)
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    throw new ProtobufError('proto: a raw extension that is no JSON')
  }
}

/** By kind, for all kinds but the unions of apiextensions, which hold messages. */
export const scalarReaders: Readonly<Record<Exclude<ScalarKind, `schema${string}`>, ScalarReader>> = {
  string: { wire: delimited, read: (reader) => reader.text() },
  bool: { wire: varint, read: (reader) => reader.varint() !== 0n },
  int32: { wire: varint, read: signed(32) },
  int64: { wire: varint, read: signed(64) },
  float64: { wire: fixed64, read: (reader) => reader.double() },
  bytes: { wire: delimited, read: (reader) => Buffer.from(reader.bytes()).toString('base64') },
  quantity: message((fields) => fields.text(1) || '0'),
  time: message((fields) => timestamp(fields, () => '')),
  microTime: message((fields) => timestamp(fields, (micros) => `.${String(micros).padStart(6, '0')}`)),
  intOrString: message((fields) => (fields.integer(1) === 1 ? fields.text(3) : fields.integer(2, 32))),
  any: message(rawJson),
}
