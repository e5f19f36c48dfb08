import { Buffer } from 'node:buffer'

const wellFormed = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/**
 * The text as encoding/json would write it again: line ends dropped, unused bits cleared. A number where it is not
 * base64: the offset of the first byte that is wrong, counted as Go's encoding/base64 does.
 */
export function canonicalBase64(text: string): string | number {
  if (wellFormed.test(text)) return text.endsWith('=') ? clearLast(text) : text
  const bytes = Buffer.from(text, 'utf8')
  const wrong = corruptAt(bytes)
  return wrong ?? Buffer.from(text.replaceAll(/[\r\n]/g, ''), 'base64').toString('base64')
}

function clearLast(text: string): string {
  const head = text.length - 4
  return text.slice(0, head) + Buffer.from(text.slice(head), 'base64').toString('base64')
}

const isDigit = (byte: number): boolean => /[A-Za-z0-9+/]/.test(String.fromCodePoint(byte))
const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13
const padding = 61

function corruptAt(bytes: Uint8Array): number | undefined {
  let inQuantum = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (isLineEnd(byte)) continue
    if (byte === padding && inQuantum >= 2) return corruptPadding(bytes, at, inQuantum)
    if (!isDigit(byte)) return at
    inQuantum = (inQuantum + 1) % 4
  }
  return inQuantum === 0 ? undefined : bytes.length - inQuantum
}

/** After a first `=` at `at`: a second one where two are needed, and then nothing. */
function corruptPadding(bytes: Uint8Array, at: number, inQuantum: number): number | undefined {
  let next = skipLineEnds(bytes, at + 1)
  if (inQuantum === 2) {
    if (next === bytes.length) return bytes.length
    if (bytes[next] !== padding) return next - 1
    next = skipLineEnds(bytes, next + 1)
  }
  return next < bytes.length ? next : undefined
}

function skipLineEnds(bytes: Uint8Array, from: number): number {
  let at = from
  while (isLineEnd(bytes[at])) at++
  return at
}
