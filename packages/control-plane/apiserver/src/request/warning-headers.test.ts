import { expect, it } from 'vitest'
import { warningHeaders } from './warning-headers.js'

it('quotes each text once, without what may not stand in a header', () => {
  expect(warningHeaders(['a "b" \\', 'x\ny', 'x\ny', ''])).toEqual(['299 - "a \\"b\\" \\\\"', '299 - "xy"'])
})

it('lets texts be as long as all of them may be together', () => {
  const text = 'x'.repeat(4096)
  expect(warningHeaders([text])).toEqual([`299 - "${text}"`])
})

it('cuts texts that are too long together', () => {
  const long = 'x'.repeat(4097)
  expect(warningHeaders(['first', long])).toEqual(['299 - "first"', `299 - "${'x'.repeat(256)}"`])
})

it('tells of no more than there is room for', () => {
  const texts = Array.from({ length: 100 }, (_, index) => `${index}`.padEnd(300, 'x'))
  const headers = warningHeaders(texts)
  expect(headers).toHaveLength(16)
  expect(headers.at(-1)).toBe(`299 - "${(texts[15] ?? '').slice(0, 256)}"`)
})

it('cuts between characters', () => {
  const [first = ''] = warningHeaders(['😀'.repeat(5000)])
  expect(first).toBe(`299 - "${'😀'.repeat(256)}"`)
})
