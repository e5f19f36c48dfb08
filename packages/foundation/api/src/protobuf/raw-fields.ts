import { delimited, varint, WireReader } from './wire-reader.js'

const utf8 = new TextDecoder()

/** A small message's fields by number, the last of each; lists are read by `all`. */
export class RawFields {
  readonly #values = new Map<number, (bigint | Uint8Array)[]>()

  add(field: number, value: bigint | Uint8Array): void {
    const values = this.#values.get(field)
    if (values === undefined) this.#values.set(field, [value])
    else values.push(value)
  }

  get empty(): boolean {
    return this.#values.size === 0
  }

  /** Every occurrence of a field that holds bytes. */
  all(field: number): Uint8Array[] {
    return (this.#values.get(field) ?? []).filter((value) => typeof value !== 'bigint')
  }

  text(field: number): string {
    const bytes = this.all(field).at(-1)
    return bytes === undefined ? '' : utf8.decode(bytes)
  }

  integer(field: number, bits = 64): number {
    const value = this.#values.get(field)?.at(-1)
    return typeof value === 'bigint' ? Number(BigInt.asIntN(bits, value)) : 0
  }
}

export function readFields(bytes: Uint8Array): RawFields {
  const fields = new RawFields()
  const reader = new WireReader(bytes)
  while (!reader.done) {
    const { field, wire } = reader.tag()
    if (wire === varint) fields.add(field, reader.varint())
    else if (wire === delimited) fields.add(field, reader.bytes())
    else reader.skip(wire)
  }
  return fields
}
