/** The encoding of ASN.1 values that certificates need (X.690, DER): each function gives one value with tag and length. */

function lengthOf(size: number): Uint8Array {
  if (size < 0x80) return Uint8Array.of(size)
  const bytes: number[] = []
  for (let left = size; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}

/** A value of any tag. */
export function tagged(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents)
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content])
}

export const sequence = (...items: readonly Uint8Array[]): Uint8Array => tagged(0x30, ...items)
export const set = (item: Uint8Array): Uint8Array => tagged(0x31, item)
export const octetString = (content: Uint8Array): Uint8Array => tagged(0x04, content)
export const utf8String = (text: string): Uint8Array => tagged(0x0c, Buffer.from(text))
export const boolean = (value: boolean): Uint8Array => tagged(0x01, Uint8Array.of(value ? 0xff : 0))

/** A whole number that is not negative, from its bytes, the highest first. */
export function integer(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0)
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start)
  return (digits[0] ?? 0) < 0x80 ? tagged(0x02, digits) : tagged(0x02, Uint8Array.of(0), digits)
}

/** `unused`: how many of the last byte's bits do not count. */
export function bitString(content: Uint8Array, unused = 0): Uint8Array {
  return tagged(0x03, Uint8Array.of(unused), content)
}

/** From its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f]
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left & 0x7f) | 0x80)
    return groups
  })
  return tagged(0x06, Uint8Array.from(bytes))
}

/** In whole seconds; two digits of the year until 2049, four from then on, as RFC 5280 wants it. */
export function time(ms: number): Uint8Array {
  const text = `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
  return text < '2050' ? tagged(0x17, Buffer.from(text.slice(2))) : tagged(0x18, Buffer.from(text))
}

/** Bytes of DER as PEM. */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der).toString('base64').replaceAll(/.{64}(?!$)/g, '$&\n')
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`
}
