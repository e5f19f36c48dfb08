import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { decodeKey, encodeKey } from './key-codec.js'

const units = fc.array(fc.integer({ min: 1, max: 0xffff }), { maxLength: 6 }).map((units) => String.fromCharCode(...units))
const key = fc.oneof(units, fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')))

describe('encodeKey', () => {
  test.prop([key])('gives back every string, well-formed or not', (key) => {
    const bytes = encodeKey(key)
    expect(decodeKey(Buffer.concat([Buffer.of(7), bytes, Buffer.of(7)]), 1, bytes.length + 1)).toBe(key)
    expect(bytes.includes(0x00) || bytes.includes(0xff)).toBe(false)
  })

  test.prop([key, key])("keeps the order of the strings' UTF-16 code units", (a, b) => {
    expect(Buffer.compare(encodeKey(a), encodeKey(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
  })
})
