/** The bytes are no protobuf of the expected shape. Messages are those of upstream's generated readers where it has one. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError'
}

const unexpectedEnd = (): ProtobufError => new ProtobufError('unexpected EOF')

/** Wire types. */
export const varint = 0
export const fixed64 = 1
export const delimited = 2
const startGroup = 3
const endGroup = 4
const fixed32 = 5

const mostGroups = 100
const utf8 = new TextDecoder()

/** Reads protobuf's wire format from front to back; never past the end. */
export class WireReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length
  }

  /** The next field's number and wire type. */
  tag(): { field: number; wire: number } {
    const tag = Number(this.varint())
    const [field, wire] = [Math.floor(tag / 8), tag % 8]
    if (field <= 0 || field > 2 ** 29) throw new ProtobufError(`proto: illegal tag ${field} (wire type ${wire})`)
    return { field, wire }
  }

  /** Of 64 bits, unsigned. */
  varint(): bigint {
    let small = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte()
      small += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return BigInt(small)
    }
    let value = BigInt(small)
    for (let shift = 28n; shift < 64n; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw new ProtobufError('proto: integer overflow')
  }

  double(): number {
    const from = this.#take(8)
    return new DataView(this.#bytes.buffer, this.#bytes.byteOffset + from, 8).getFloat64(0, true)
  }

  /** A view, not a copy. */
  bytes(): Uint8Array {
    const length = this.varint()
    if (length > BigInt(this.#bytes.length)) throw unexpectedEnd()
    const from = this.#take(Number(length))
    return this.#bytes.subarray(from, this.#at)
  }

  text(): string {
    return utf8.decode(this.bytes())
  }

  /** Passes over the value of a field that nobody knows. */
  skip(wire: number, depth = 0): void {
    if (wire === varint) this.varint()
    else if (wire === fixed64) this.#take(8)
    else if (wire === delimited) this.bytes()
    else if (wire === fixed32) this.#take(4)
    else if (wire === startGroup && depth < mostGroups) this.#skipGroup(depth + 1)
    else throw new ProtobufError(`proto: illegal wireType ${wire}`)
  }

  #skipGroup(depth: number): void {
    for (let { wire } = this.tag(); wire !== endGroup; { wire } = this.tag()) this.skip(wire, depth)
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw unexpectedEnd()
    this.#at++
    return byte
  }

  /** Moves on by `length` and returns where it was. */
  #take(length: number): number {
    const from = this.#at
    if (from + length > this.#bytes.length) throw unexpectedEnd()
    this.#at += length
    return from
  }
}
