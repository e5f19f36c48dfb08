const ascii = /^[ -~]*$/

/**
 * Strings as bytes whose order is that of their UTF-16 code units (CESU-8: each unit, surrogates too, as UTF-8 would
 * write a code point), so that LevelDB's order is the store's. Any string without U+0000 survives, well-formed or not,
 * and no byte is 0x00 or 0xFF.
 */
export function encodeKey(key: string): Buffer {
  if (ascii.test(key)) return Buffer.from(key, 'latin1')
  const bytes: number[] = []
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at)
    if (unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
  }
  return Buffer.from(bytes)
}

/** The inverse of `encodeKey`, on the bytes from `start` to `end`. */
export function decodeKey(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('latin1', start, end)
  return ascii.test(text) ? text : decodeUnits(bytes, start, end)
}

function decodeUnits(bytes: Buffer, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; ) {
    const lead = bytes.readUInt8(at)
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : 3
    let unit = length === 1 ? lead : lead & (0xff >> (length + 1))
    for (let next = 1; next < length; next++) unit = (unit << 6) | (bytes.readUInt8(at + next) & 0x3f)
    text += String.fromCharCode(unit)
    at += length
  }
  return text
}
