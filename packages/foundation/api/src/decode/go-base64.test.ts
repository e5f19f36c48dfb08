import { Buffer } from 'node:buffer'
import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { canonicalBase64 } from './go-base64.js'

test.each([
  ['', ''],
  ['YQ==', 'YQ=='],
  ['YR==', 'YQ=='],
  ['YW\nI=\r\n', 'YWI='],
])('%j is %j', (text, canonical) => {
  expect(canonicalBase64(text)).toBe(canonical)
})

test.each([
  ['-1', 0],
  ['Bad Value!', 3],
  ['YWI', 0],
  ['YWJjY', 4],
  ['=', 0],
  ['YQ=', 3],
  ['YQ=x', 2],
  ['YQ==YQ==', 4],
  ['é', 0],
])('%j is wrong at byte %d', (text, at) => {
  expect(canonicalBase64(text)).toBe(at)
})

property.prop([fc.uint8Array(), fc.nat()])('line ends do not matter', (bytes, at) => {
  const text = Buffer.from(bytes).toString('base64')
  const cut = at % (text.length + 1)
  expect(canonicalBase64(`${text.slice(0, cut)}\n${text.slice(cut)}`)).toBe(text)
})
