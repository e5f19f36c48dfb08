import type { Expression } from '../expression.js'

/** A chain of `&&` or `||` as a tree of little depth; `offsets` are the signs between the terms. */
export function balance(name: string, terms: readonly Expression[], offsets: readonly number[]): Expression {
  const [only = { kind: 'unknown', offset: offsets[0] ?? 0 }] = terms
  if (offsets.length === 0) return only
  const middle = Math.floor(offsets.length / 2)
  const left = balance(name, terms.slice(0, middle + 1), offsets.slice(0, middle))
  const right = balance(name, terms.slice(middle + 1), offsets.slice(middle + 1))
  return { kind: 'call', offset: offsets[middle] ?? 0, name, args: [left, right] }
}
