import { add, exactly, matching, one, scale, times, traversal, unlimited } from './range.js'
import type { CallCost, CostedCall, Operand } from './call-costs.js'

type Estimate = (call: CostedCall) => CallCost | undefined

/** Structs that are compared in one step. */
const plain = /^(?:kubernetes\.(?:Quantity|Semver|authorization\.\w+)|net\.(?:IP|CIDR))$/

const longestFormat = 64

function ownEquality(a: Operand, b: Operand): CallCost | undefined {
  const { name } = a.type
  if (name !== b.type.name) return undefined
  if (plain.test(name)) return { cost: one }
  if (name === 'kubernetes.NamedFormat') return { cost: traversal({ min: 1, max: longestFormat }) }
  return name === 'kubernetes.URL' ? { cost: traversal({ min: 1, max: b.size.max < unlimited ? b.size.max : 1 }) } : undefined
}

/** As much as the shorter has to be read. */
const compare: Estimate = ({ args: [a, b] }) => {
  if (!a || !b) return undefined
  const max = Math.min(a.size.max, b.size.max)
  return { cost: traversal({ min: max > 0 ? 1 : 0, max }) }
}

const equals: Estimate = (call) => {
  const [a, b] = call.args
  return (call.name === '_==_' && a && b ? ownEquality(a, b) : undefined) ?? compare(call)
}

/** Numbers compare in one step. */
const order: Estimate = (call) => (['string', 'bytes'].includes(call.takes[0]?.kind ?? '') ? compare(call) : undefined)

const plus: Estimate = ({ args: [a, b], takes: [first] }) => {
  if (!a || !b || !['string', 'bytes', 'list'].includes(first?.kind ?? '')) return undefined
  const size = add(a.size, b.size)
  return { cost: first?.kind === 'list' ? one : traversal(size), size }
}

const affix: Estimate = ({ args: [first] }) => first && { cost: traversal(first.size) }

/** Of functions of the language itself; all others cost one. */
export const operatorCosts: Readonly<Record<string, Estimate>> = {
  format: ({ target }) => target && { cost: traversal(target.size) },
  bytes: ({ args: [first], takes: [type] }) =>
    first && type?.kind === 'string'
      ? { cost: traversal(first.size), size: { min: first.size.min, max: first.size.max * 4 } }
      : undefined,
  string: ({ args: [first], takes: [type] }) =>
    first && type?.kind === 'bytes'
      ? { cost: traversal(first.size), size: { min: Math.floor(first.size.min / 4), max: first.size.max } }
      : undefined,
  'strings.quote': ({ args: [first] }) =>
    first && { cost: traversal(first.size), size: add(times(first.size, { min: 1, max: 2 }), exactly(2)) },
  startsWith: affix,
  endsWith: affix,
  '@in': ({ args: [, list], takes: [, type] }) => (list && type?.kind === 'list' ? { cost: scale(list.size, 1) } : undefined),
  matches: ({ target, args: [pattern] }) => target && pattern && { cost: matching(target.size, pattern.size) },
  contains: ({ target, args: [part] }) =>
    target && part && { cost: times(traversal(target.size), traversal(part.size)) },
  '_==_': equals, '_!=_': equals, '_<_': order, '_<=_': order, '_>_': order, '_>=_': order, '_+_': plus,
}
