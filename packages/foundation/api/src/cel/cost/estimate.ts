import type { Compiled } from '../compile.js'
import type { DeclaredType } from '../environments/declared-type.js'
import type { Call, Comprehension, Expression } from '../expression.js'
import type { Overload } from '../types/signature.js'
import type { Type } from '../types/type.js'
import { callCosts, type CallCost, type Operand } from './call-costs.js'
import { operatorCosts } from './operator-costs.js'
import { add, exactly, free, one, times, union, unknown, unlimited, type Range } from './range.js'
import { sizeByPath, sizeOfLiteral, sizeOfType, type Path } from './sizes.js'

/** The sizes of what a list or map holds. */
interface Entries {
  kind: 'list' | 'map'
  key: Range
  value: Range
}

/** A name that a loop declares. */
interface Local {
  path: Path
  size: Range | undefined
  entries: Entries | undefined
}

const [listCost, mapCost, messageCost] = [exactly(10), exactly(30), exactly(40)]
const nothing: Range = { min: unlimited, max: 0 }

/** cel-go's cost estimate. */
class Estimator {
  readonly #compiled: Compiled
  readonly #rootOf: (variable: string) => DeclaredType | undefined
  readonly #paths = new Map<Expression, Path>()
  readonly #sizes = new Map<Expression, Range>()
  readonly #entries = new Map<Expression, Entries>()
  readonly #locals: (readonly [string, Local])[] = []

  constructor(compiled: Compiled, rootOf: (variable: string) => DeclaredType | undefined) {
    this.#compiled = compiled
    this.#rootOf = rootOf
  }

  cost(expression: Expression): Range {
    switch (expression.kind) {
      case 'identifier':
        this.#paths.set(expression, this.#local(expression)?.path ?? [expression.name])
        return one
      case 'select':
        return this.#select(expression)
      case 'call':
        return this.#call(expression)
      case 'list':
        return this.#list(expression)
      case 'map':
        return this.#map(expression)
      case 'message':
        return add(messageCost, ...expression.fields.map(({ value }) => this.cost(value)))
      case 'comprehension':
        return this.#isBinding(expression) ? this.#binding(expression) : this.#loop(expression)
      case 'literal':
      case 'unknown':
      default:
        return free
    }
  }

  #local(expression: Expression): Local | undefined {
    if (expression.kind !== 'identifier') return undefined
    return this.#locals.findLast(([name]) => name === expression.name)?.[1]
  }

  #type(expression: Expression): Type {
    return this.#compiled.checked.typeOf(expression)
  }

  #path(expression: Expression): Path {
    return this.#local(expression)?.path ?? this.#paths.get(expression) ?? []
  }

  #size(expression: Expression): Range | undefined {
    const known = this.#sizes.get(expression) ?? sizeOfLiteral(expression)
    if (known) return known
    const said = sizeByPath(this.#path(expression), this.#rootOf)
    if (said) this.#sizes.set(expression, said)
    return said ?? sizeOfType(this.#type(expression)) ?? this.#local(expression)?.size
  }

  #entriesOf(expression: Expression): Entries | undefined {
    return this.#entries.get(expression) ?? this.#local(expression)?.entries
  }

  #select(expression: Expression & { kind: 'select' }): Range {
    const { operand, field, testOnly } = expression
    const cost = this.cost(operand)
    if (testOnly) return cost
    this.#paths.set(expression, [...this.#path(operand), field])
    return ['map', 'struct', 'parameter'].includes(this.#type(operand).kind) ? add(cost, one) : cost
  }

  #operand(expression: Expression): Operand {
    const type = this.#type(expression)
    const path = this.#path(expression)
    const reached = path.length > 0 && !path[0]?.startsWith('@result')
    const elementSize = reached ? sizeByPath([...path, '@items'], this.#rootOf) : undefined
    return { expression, type, size: this.#size(expression) ?? unknown, elementSize: elementSize ?? unknown }
  }

  #call(call: Call): Range {
    const { args, name } = call
    if (name === 'dyn' && args[0]) return this.#dyn(call, args[0])
    const costs = args.map((argument) => this.cost(argument))
    const operands = args.map((argument) => this.#operand(argument))
    const overloads = this.#compiled.checked.overloadsOf(call)
    const target = overloads[0]?.hasTarget ? call.target : undefined
    const targetCost = target ? this.cost(target) : free
    const called = target && this.#operand(target)
    if (overloads.length === 0) return name === '_?._' ? add(one, ...costs) : free
    let cost = nothing
    let size: Range | undefined
    for (const overload of overloads) {
      const estimate = this.#overload(call, overload, called, operands, costs)
      cost = union(cost, estimate.cost)
      if (estimate.size) size = size ? union(size, estimate.size) : estimate.size
      size = this.#indexed(call, overload) ?? size ?? this.#size(call)
    }
    if (size) this.#sizes.set(call, size)
    return add(targetCost, cost)
  }

  /** What is taken out of a list or map has their entries' size. */
  #indexed(call: Call, { name, args: [type] }: Overload): Range | undefined {
    const [container] = call.args
    if (name !== '_[_]' || !container || (type?.kind !== 'list' && type?.kind !== 'map')) return undefined
    this.#paths.set(call, [...this.#path(container), type.kind === 'list' ? '@items' : '@values'])
    return this.#entriesOf(container)?.value
  }

  #dyn(call: Call, argument: Expression): Range {
    const cost = this.cost(argument)
    this.#copySizes(call, argument)
    return add(one, cost)
  }

  #copySizes(to: Expression, from: Expression): void {
    const [size, entries] = [this.#size(from), this.#entriesOf(from)]
    if (size) this.#sizes.set(to, size)
    if (entries) this.#entries.set(to, entries)
  }

  #overload(call: Call, { name, args: takes }: Overload, target: Operand | undefined, args: readonly Operand[], costs: readonly Range[]): CallCost {
    const [left = free, right = free, other = free] = costs
    if (name === '_&&_' || name === '_||_') return { cost: { min: left.min, max: add(left, right).max } }
    if (name === '_?_:_') return this.#choice(call, args, [left, right, other])
    const costed = { name, target, args, takes }
    const found = this.#own(callCosts, costed) ?? this.#own(operatorCosts, costed) ?? { cost: one }
    if (name === '_+_' && found.size) this.#unite(call, args[0], args[1])
    return { ...found, cost: add(found.cost, ...costs) }
  }

  #own(table: typeof callCosts, call: Parameters<(typeof callCosts)[string]>[0]): CallCost | undefined {
    return Object.hasOwn(table, call.name) ? table[call.name]?.(call) : undefined
  }

  #choice(call: Call, [, yes, no]: readonly Operand[], [test, left, right]: readonly [Range, Range, Range]): CallCost {
    this.#unite(call, yes, no)
    const cost = add(test, union(left, right))
    return yes && no ? { cost, size: union(yes.size, no.size) } : { cost }
  }

  #unite(to: Expression, a: Operand | undefined, b: Operand | undefined): void {
    const [first, second] = [a && this.#entriesOf(a.expression), b && this.#entriesOf(b.expression)]
    if (!first || !second) return
    this.#entries.set(to, { kind: first.kind, key: union(first.key, second.key), value: union(first.value, second.value) })
  }

  #sizeOr(expression: Expression): Range {
    return this.#size(expression) ?? unknown
  }

  #unionOf(parts: readonly Expression[]): Range {
    return parts.reduce((all, part) => union(all, this.#sizeOr(part)), parts.length === 0 ? free : nothing)
  }

  #list(list: Expression & { kind: 'list' }): Range {
    const costs = list.elements.map((element) => this.cost(element))
    this.#entries.set(list, { kind: 'list', key: one, value: this.#unionOf(list.elements) })
    return add(listCost, ...costs)
  }

  #map(map: Expression & { kind: 'map' }): Range {
    const costs = map.entries.flatMap(({ key, value }) => [this.cost(key), this.cost(value)])
    const [keys, values] = [map.entries.map(({ key }) => key), map.entries.map(({ value }) => value)]
    this.#entries.set(map, { kind: 'map', key: this.#unionOf(keys), value: this.#unionOf(values) })
    return add(mapCost, ...costs)
  }

  #isBinding({ range, condition }: Comprehension): boolean {
    return range.kind === 'list' && range.elements.length === 0 && condition.kind === 'literal' && condition.value === false
  }

  #asLocal(expression: Expression): Local {
    return { path: this.#path(expression), size: this.#size(expression), entries: this.#entriesOf(expression) }
  }

  #binding(loop: Comprehension): Range {
    const before = add(this.cost(loop.range), this.cost(loop.init))
    this.#locals.push([loop.accumulator, this.#asLocal(loop.init)])
    const result = this.cost(loop.result)
    this.#locals.pop()
    this.#copySizes(loop, loop.result)
    return add(before, result)
  }

  #loopLocals({ range, variable, second }: Comprehension): readonly (readonly [string, Local])[] {
    const entries = this.#entriesOf(range)
    const isList = (entries?.kind ?? this.#type(range).kind) === 'list'
    const path = this.#path(range)
    const local = (step: string, size: Range | undefined): Local => ({ path: [...path, step], size, entries: undefined })
    const values = local(isList ? '@items' : '@values', entries?.value)
    if (second !== undefined) return [[variable, local(isList ? '@indices' : '@keys', entries?.key)], [second, values]]
    return [[variable, isList ? values : local('@keys', entries?.key)]]
  }

  #loop(loop: Comprehension): Range {
    const before = add(this.cost(loop.range), this.cost(loop.init))
    this.#locals.push([loop.accumulator, this.#asLocal(loop.init)])
    const inner = this.#loopLocals(loop)
    this.#locals.push(...inner)
    const round = add(this.cost(loop.condition), this.cost(loop.step))
    this.#locals.splice(-inner.length)
    const result = this.cost(loop.result)
    this.#locals.pop()
    const rounds = this.#sizeOr(loop.range)
    this.#noteSize(loop, rounds)
    return add(before, result, times(rounds, round))
  }

  #noteSize(loop: Comprehension, rounds: Range): void {
    if (loop.init.kind === 'literal') {
      const size = this.#size(loop.init)
      if (size) this.#sizes.set(loop, size)
    } else if (loop.init.kind === 'list' || loop.init.kind === 'map') {
      this.#sizes.set(loop, rounds)
      const entries = this.#entriesOf(loop.step)
      if (entries) this.#entries.set(loop, entries)
    }
  }
}

/** The least and the most that running the expression costs; `rootOf`: what is known of the size of a variable's values. */
export function estimateCost(compiled: Compiled, rootOf: (variable: string) => DeclaredType | undefined): Range {
  return new Estimator(compiled, rootOf).cost(compiled.expression)
}
