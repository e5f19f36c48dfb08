import type { Expression } from '../expression.js'
import type { Type } from '../types/type.js'
import { add, exactly, matching, one, scale, times, traversal, unlimited, type Range } from './range.js'

/** A part of a call, as the estimates see it. */
export interface Operand {
  expression: Expression
  type: Type
  size: Range
  /** Of a list: the size of its elements, as far as it is known. */
  elementSize: Range
}

/** A call of one overload. */
export interface CostedCall {
  name: string
  target: Operand | undefined
  args: readonly Operand[]
  /** The types the overload takes, the target first. */
  takes: readonly Type[]
}

/** Besides the cost of the arguments; the size of the result, where it is known. */
export interface CallCost {
  cost: Range
  size?: Range
}

type Estimate = (call: CostedCall) => CallCost | undefined

const fixed =
  (cost: number): Estimate =>
  () => ({ cost: exactly(cost) })

const nominal = fixed(1)

/** Reading the first argument once. */
const readsArgument: Estimate = ({ args: [first] }) => first && { cost: traversal(first.size) }

const readsTarget: Estimate = ({ target }) => target && { cost: traversal(target.size), size: target.size }

/** A list of requirements, each at least two characters. */
const selector: Estimate = ({ args: [first] }) =>
  first && { cost: add(exactly(10), traversal(first.size), scale(scale(first.size, 0.5), 50)) }

const listOrText: Estimate = ({ target }) => {
  if (!target) return undefined
  const [element] = target.type.parameters
  if (!element) return { cost: traversal(target.size) }
  const texts = element.kind === 'string' || element.kind === 'bytes'
  return { cost: times(target.size, add(one, texts ? traversal(target.elementSize) : exactly(0))) }
}

/** How often `from` characters can be replaced in `size`, and how many are kept; `other`: what they are replaced by. */
function replaced(size: number, from: number, keeps: boolean): readonly [count: number, kept: number] {
  if (from === 0) return [Math.min(size + 1, unlimited), size]
  return keeps ? [0, size] : [Math.ceil(size / from), 0]
}

const replace: Estimate = ({ target, args: [from, to] }) => {
  if (!target || !from || !to) return undefined
  const { size } = target
  const [most, keptMost] = replaced(size.max, from.size.min, to.size.max <= from.size.min)
  const [least, keptLeast] = replaced(size.min, from.size.max, from.size.max <= to.size.min)
  const result = add(times({ min: least, max: most }, to.size), { min: keptLeast, max: keptMost })
  return { cost: scale(size, 0.2), size: result }
}

const split: Estimate = ({ target, args: [, limit] }) => {
  if (!target) return undefined
  const said = limit?.expression.kind === 'literal' ? limit.expression.value : undefined
  return { cost: scale(target.size, 0.2), size: { min: 0, max: typeof said === 'bigint' ? Number(said) : target.size.max } }
}

const join: Estimate = ({ target, args: [separator] }) => {
  if (!target) return undefined
  const { size, elementSize } = target
  const between = { min: Math.max(0, size.min - 1), max: Math.max(0, size.max - 1) }
  const result = add(times(size, elementSize), separator ? times(separator.size, between) : exactly(0))
  return { cost: traversal(result), size: result }
}

const find: Estimate = ({ target, args: [pattern] }) =>
  target && pattern && { cost: matching(target.size, pattern.size), size: { min: 0, max: target.size.max } }

/** Addresses have 4 or 16 bytes. */
const address: Range = { min: 4, max: 16 }

const containsAddress =
  (more: Range): Estimate =>
  ({ args: [other], takes: [, wanted] }) => {
    const text = wanted?.kind === 'string' && other ? traversal(other.size) : exactly(0)
    return { cost: add(traversal(add(address, address)), more, text) }
  }

/** Functions that read two lists, each against the other. */
const sets =
  (factor: number): Estimate =>
  ({ args: [a, b] }) =>
    a && b && { cost: add(scale(times(a.size, b.size), factor), one) }

function all(estimate: Estimate, names: string): Readonly<Record<string, Estimate>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, estimate]))
}

/** Upstream's own estimates of its functions. */
export const callCosts: Readonly<Record<string, Estimate>> = {
  check: fixed(350_000),
  ...all(nominal, 'serviceAccount path group resource subresource namespace name allowed reason error errored'),
  ...all(selector, 'fieldSelector labelSelector'),
  ...all(listOrText, 'isSorted sum max min indexOf lastIndexOf'),
  url: ({ args: [first] }) => first && { cost: traversal(first.size), size: first.size },
  ...all(readsTarget, 'lowerAscii upperAscii substring trim'),
  replace, split, join, find, findAll: find,
  ...all(readsArgument, 'cidr isIP isCIDR quantity isQuantity semver isSemver'),
  ip: (call) => (call.target ? nominal(call) : readsArgument(call)),
  'ip.isCanonical': ({ args: [first] }) => first && { cost: scale(first.size, 0.2) },
  ...all(nominal, 'masked prefixLength family isUnspecified isLoopback isLinkLocalMulticast isLinkLocalUnicast isGlobalUnicast'),
  containsIP: containsAddress(exactly(0)),
  containsCIDR: containsAddress(add(traversal(address), one)),
  validate: ({ args: [first] }) => first && { cost: scale(traversal(first.size), 128 * 0.25) },
  'format.named': nominal,
  ...all(nominal, 'sign asInteger isInteger asApproximateFloat isGreaterThan isLessThan compareTo add sub major minor patch'),
  ...all(nominal, 'getScheme getHostname getHost getPort getEscapedPath getQuery'),
  ...all(sets(1), 'sets.contains sets.intersects'),
  'sets.equivalent': sets(2),
}
