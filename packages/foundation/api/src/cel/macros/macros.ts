import type { Expression } from '../expression.js'
import { loops, map } from './loops.js'
import { MacroError, Maker, variableName, type Macro } from './macro.js'

const has: Macro = ({ offset, args: [tested] }) => {
  if (tested?.kind === 'select') return { ...tested, offset, testOnly: true }
  throw new MacroError('invalid argument to has() macro', tested ?? { kind: 'unknown', offset })
}

/** `optional.optMap(v, e)`: e of the value if there is one. */
const optionalMap =
  (name: string, wrap: boolean): Macro =>
  ({ offset, target, args: [variable, result], copy }) => {
    if (!target || !result) return undefined
    const make = new Maker(offset)
    const bound = variableName(variable, `${name}() variable name must be a simple identifier`)
    const value = make.bind(bound, make.method(copy(target), 'value'), result)
    const some = wrap ? make.call('optional.of', value) : value
    return make.call('_?_:_', make.method(target, 'hasValue'), some, make.call('optional.none'))
  }

const bind: Macro = ({ offset, target, args: [variable, init, result] }) => {
  if (target?.kind !== 'identifier' || target.name !== 'cel' || !init || !result) return undefined
  return new Maker(offset).bind(variableName(variable, 'cel.bind() variable names must be simple identifiers'), init, result)
}

const sortable: readonly Expression['kind'][] = ['list', 'select', 'identifier', 'comprehension', 'call']

const sortBy: Macro = ({ offset, target, args, copy }) => {
  if (!target) return undefined
  if (!sortable.includes(target.kind)) {
    const what = 'a list, identifier, comprehension, call or select expression'
    throw new MacroError(`sortBy can only be applied to ${what}`, target)
  }
  const make = new Maker(offset)
  const input = '@__sortBy_input__'
  const keys = map({ offset, target: make.name(input), args, copy })
  return keys && make.bind(input, target, make.method(make.name(input), '@sortByAssociatedKeys', keys))
}

export type MacroTable = Readonly<Record<string, Macro>>

/** Of every environment. By name and number of arguments; a dot before those that have a target. */
export const macros: MacroTable = {
  'has:1': has,
  ...Object.fromEntries(Object.entries(loops).map(([key, macro]) => [`.${key}`, macro])),
  '.optMap:2': optionalMap('optMap', true),
  '.optFlatMap:2': optionalMap('optFlatMap', false),
}

export const bindMacros: MacroTable = { '.bind:3': bind }

export const sortMacros: MacroTable = { '.sortBy:2': sortBy }
