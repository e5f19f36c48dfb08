import type { Comprehension, Expression } from '../expression.js'
import { forbidAccumulator, MacroError, Maker, variableName, type Macro, type MacroCall } from './macro.js'

type Fold = Pick<Comprehension, 'init' | 'condition' | 'step' | 'result'>
type Variables = Pick<Comprehension, 'variable' | 'second'>

const simpleName = 'argument must be a simple name'
const notIdentifier = 'argument is not an identifier'

function oneVariable([first]: readonly Expression[], otherwise: string): Variables {
  const variable = variableName(first, otherwise)
  if (first) forbidAccumulator(variable, first)
  return { variable }
}

function twoVariables([first, other]: readonly Expression[]): Variables {
  const [variable, second] = [variableName(first, simpleName), variableName(other, simpleName)]
  if (!first || !other) return { variable, second }
  if (variable === second) throw new MacroError(`duplicate variable name: ${variable}`, other)
  forbidAccumulator(variable, first)
  forbidAccumulator(second, other)
  return { variable, second }
}

const unread: Expression = { kind: 'unknown', offset: 0 }

function fold({ offset, target = unread }: MacroCall, variables: Variables, parts: Fold): Expression {
  return new Maker(offset).fold({ range: target, ...variables, ...parts })
}

type Quantify = (make: Maker, test: Expression) => Fold

const all: Quantify = (make, test) => ({
  init: make.literal('bool', true),
  condition: make.call('@not_strictly_false', make.name()),
  step: make.call('_&&_', make.name(), test),
  result: make.name(),
})

const exists: Quantify = (make, test) => ({
  init: make.literal('bool', false),
  condition: make.call('@not_strictly_false', make.call('!_', make.name())),
  step: make.call('_||_', make.name(), test),
  result: make.name(),
})

const existsOne: Quantify = (make, test) => ({
  init: make.literal('int', 0n),
  condition: make.literal('bool', true),
  step: make.call('_?_:_', test, make.call('_+_', make.name(), make.literal('int', 1n)), make.name()),
  result: make.call('_==_', make.name(), make.literal('int', 1n)),
})

/** `range.all(v, test)` and its like. */
const quantifier =
  (quantify: Quantify): Macro =>
  (call) =>
    fold(call, oneVariable(call.args, simpleName), quantify(new Maker(call.offset), call.args[1] ?? unread))

const quantifier2 =
  (quantify: Quantify): Macro =>
  (call) =>
    fold(call, twoVariables(call.args), quantify(new Maker(call.offset), call.args[2] ?? unread))

/** Adds to what is gathered, of those only that pass the filter if there is one. */
function gather(make: Maker, init: Expression, add: Expression, filter: Expression | undefined): Fold {
  const step = filter ? make.call('_?_:_', filter, add, make.name()) : add
  return { init, condition: make.literal('bool', true), step, result: make.name() }
}

function append(make: Maker, element: Expression, filter: Expression | undefined): Fold {
  return gather(make, make.list(), make.call('_+_', make.name(), make.list(element)), filter)
}

/** The filter, if the arguments say one, and what an element becomes. */
function transform(args: readonly Expression[], variables: number): readonly [Expression | undefined, Expression] {
  const [first, second] = args.slice(variables)
  return second ? [first, second] : [undefined, first ?? unread]
}

export const map: Macro = (call) => {
  const [filter, element] = transform(call.args, 1)
  return fold(call, oneVariable(call.args, notIdentifier), append(new Maker(call.offset), element, filter))
}

const filter: Macro = (call) => {
  const [element = unread, test = unread] = call.args
  return fold(call, oneVariable(call.args, notIdentifier), append(new Maker(call.offset), element, test))
}

const transformList: Macro = (call) => {
  const [test, element] = transform(call.args, 2)
  return fold(call, twoVariables(call.args), append(new Maker(call.offset), element, test))
}

const transformMap: Macro = (call) => {
  const make = new Maker(call.offset)
  const variables = twoVariables(call.args)
  const [test, value] = transform(call.args, 2)
  const insert = make.call('cel.@mapInsert', make.name(), make.name(variables.variable), value)
  return fold(call, variables, gather(make, make.map(), insert, test))
}

const transformMapEntry: Macro = (call) => {
  const make = new Maker(call.offset)
  const [test, entry] = transform(call.args, 2)
  const insert = make.call('cel.@mapInsert', make.name(), entry)
  return fold(call, twoVariables(call.args), gather(make, make.map(), insert, test))
}

/** By name and number of arguments. All have a target. */
export const loops: Readonly<Record<string, Macro>> = {
  'all:2': quantifier(all),
  'exists:2': quantifier(exists),
  'exists_one:2': quantifier(existsOne),
  'existsOne:2': quantifier(existsOne),
  'map:2': map,
  'map:3': map,
  'filter:2': filter,
  'all:3': quantifier2(all),
  'exists:3': quantifier2(exists),
  'exists_one:3': quantifier2(existsOne),
  'existsOne:3': quantifier2(existsOne),
  'transformList:3': transformList,
  'transformList:4': transformList,
  'transformMap:3': transformMap,
  'transformMap:4': transformMap,
  'transformMapEntry:3': transformMapEntry,
  'transformMapEntry:4': transformMapEntry,
}
