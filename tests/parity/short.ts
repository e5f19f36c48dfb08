import type { Json } from './exchange.js'

/** A value as one short line. */
export function short(value: Json | undefined, length: number): string {
  const text = toText(value)
  return text.length > length ? `${text.slice(0, length)}…` : text
}

/** Two values as short lines, from a little before where they part. */
export function shortPair(a: Json | undefined, b: Json | undefined, length: number): [string, string] {
  const [before, after] = [toText(a), toText(b)]
  if (before.length <= length && after.length <= length) return [before, after]
  let same = 0
  while (same < before.length && before[same] === after[same]) same += 1
  const from = Math.max(0, same - 30)
  const cut = (text: string): string => {
    const part = text.slice(from, from + length)
    return `${from > 0 ? '…' : ''}${part}${from + length < text.length ? '…' : ''}`
  }
  return [cut(before), cut(after)]
}

function toText(value: Json | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
