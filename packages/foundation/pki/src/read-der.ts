/** One value of ASN.1's distinguished encoding. */
export interface Element {
  tag: number
  content: Uint8Array
  /** With tag and length. */
  raw: Uint8Array
}

const broken = 'asn1: structure error'

function lengthAt(bytes: Uint8Array, at: number): { length: number; next: number } {
  const first = bytes[at] ?? 0
  if (first < 0x80) return { length: first, next: at + 1 }
  const count = first & 0x7f
  if (count === 0 || count > 4) throw new Error(broken)
  let length = 0
  for (let i = 1; i <= count; i++) length = length * 256 + (bytes[at + i] ?? 0)
  return { length, next: at + 1 + count }
}

/** The values that stand one after the other. Throws an Error where the bytes are no such thing. */
export function readElements(bytes: Uint8Array): readonly Element[] {
  const elements: Element[] = []
  for (let at = 0; at < bytes.length; ) {
    const { length, next } = lengthAt(bytes, at + 1)
    if (next + length > bytes.length) throw new Error(broken)
    elements.push({ tag: bytes[at] ?? 0, content: bytes.subarray(next, next + length), raw: bytes.subarray(at, next + length) })
    at = next + length
  }
  return elements
}
