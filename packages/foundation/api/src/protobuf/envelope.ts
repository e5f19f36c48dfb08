import { readFields } from './raw-fields.js'
import { ProtobufError } from './wire-reader.js'

/** How every body of `application/vnd.kubernetes.protobuf` begins. */
const magic = [0x6b, 0x38, 0x73, 0x00]

/** runtime.Unknown: what an object is, and its bytes. */
export interface Envelope {
  readonly apiVersion: string
  readonly kind: string
  /** Of what is inside; empty for protobuf. */
  readonly contentType: string
  readonly raw: Uint8Array
}

/** Reads what is around a protobuf body. Throws ProtobufError. */
export function readEnvelope(body: Uint8Array): Envelope {
  if (body.length === 0) throw new ProtobufError('empty data')
  if (!magic.every((byte, at) => body[at] === byte)) {
    const prefix = `[${magic.join(' ')}]`
    throw new ProtobufError(`provided data does not appear to be a protobuf message, expected prefix ${prefix}`)
  }
  if (body.length === magic.length) throw new ProtobufError('empty body')
  const unknown = readFields(body.subarray(magic.length))
  const typeMeta = readFields(unknown.all(1).at(-1) ?? new Uint8Array())
  return {
    apiVersion: typeMeta.text(1),
    kind: typeMeta.text(2),
    contentType: unknown.text(4),
    raw: unknown.all(2).at(-1) ?? new Uint8Array(),
  }
}
