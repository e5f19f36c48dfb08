import { authorization } from '../libraries/authorization.js'
import { kubernetes } from '../libraries/kubernetes.js'
import { lists, newLists } from '../libraries/lists.js'
import { operators } from '../libraries/operators.js'
import { optionals } from '../libraries/optionals.js'
import { strings } from '../libraries/strings.js'
import { values } from '../libraries/values.js'
import { bindMacros, macros, sortMacros, type MacroTable } from '../macros/macros.js'
import { parseSignature, type Overload } from '../types/signature.js'
import { listType, mapType, opaqueType, parameterType, simpleTypes, typeOf, type Type } from '../types/type.js'

type Functions = ReadonlyMap<string, readonly Overload[]>

/** What an expression may speak of. */
export interface Environment {
  macros: MacroTable
  functions: Functions
  variables: ReadonlyMap<string, Type>
  /** The fields of each struct, by its name. */
  structs: ReadonlyMap<string, ReadonlyMap<string, Type>>
}

/** `new`: what is written now must be readable by the minor before. `stored`: what stood there before may use all. */
export type Age = 'new' | 'stored'

function functionsOf(signatures: readonly string[]): Functions {
  const functions = new Map<string, Overload[]>()
  for (const overload of signatures.map(parseSignature)) {
    const known = functions.get(overload.name)
    if (known) known.push(overload)
    else functions.set(overload.name, [overload])
  }
  return functions
}

const common = [operators, values, lists, strings, optionals, kubernetes, authorization].flat()

const functions: Partial<Record<Age, Functions>> = {}

/** Made when first asked for. */
function functionsFor(age: Age): Functions {
  return (functions[age] ??= functionsOf(age === 'new' ? common : [...common, ...newLists]))
}

const [a, b] = [parameterType('A'), parameterType('B')]

/** The names of types, which are values too. */
const typeNames: ReadonlyMap<string, Type> = new Map([
  ...Object.entries(simpleTypes).flatMap(([name, type]): (readonly [string, Type])[] =>
    ['dyn', 'any'].includes(name) ? [] : [[type.name, typeOf(type)], ...(name === 'null' ? [] : ([[name, typeOf(type)]] as const))],
  ),
  ['list', typeOf(listType(a))],
  ['map', typeOf(mapType(a, b))],
  ['optional_type', typeOf(opaqueType('optional_type'))],
  ['net.IP', typeOf(opaqueType('net.IP'))],
  ['net.CIDR', typeOf(opaqueType('net.CIDR'))],
])

/** Upstream's base environment of 1.34 with variables, and the structs their types speak of. */
export function environment(
  age: Age,
  variables: Readonly<Record<string, Type>>,
  structs: Environment['structs'] = new Map(),
  withBind = false,
): Environment {
  return {
    macros: { ...macros, ...(withBind && bindMacros), ...(age === 'stored' && sortMacros) },
    functions: functionsFor(age),
    variables: new Map([...typeNames, ...Object.entries(variables)]),
    structs,
  }
}
