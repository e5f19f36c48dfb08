import type { Overload } from '../types/signature.js'
import { isDynamic, Substitutions } from '../types/substitutions.js'
import { dynType, sameType, type Type } from '../types/type.js'

export interface Resolution {
  result: Type
  /** All that fit. */
  overloads: readonly Overload[]
}

/** With free variables of its own for this use. */
function instantiate({ args, result, parameters }: Overload, known: Substitutions): Pick<Overload, 'args' | 'result'> {
  if (parameters.length === 0) return { args, result }
  const fresh = new Map(parameters.map((name) => [name, known.fresh()]))
  const replace = (type: Type): Type => {
    if (type.kind === 'parameter') return fresh.get(type.name) ?? type
    return type.parameters.length === 0 ? type : { ...type, parameters: type.parameters.map(replace) }
  }
  return { args: args.map(replace), result: replace(result) }
}

/** Several may fit where a type is not known until it is run; then so is the result, unless they agree. */
export function resolveOverload(
  overloads: readonly Overload[],
  args: readonly Type[],
  hasTarget: boolean,
  known: Substitutions,
): Resolution | undefined {
  const fitting: Overload[] = []
  let result: Type | undefined
  for (const overload of overloads) {
    if (overload.hasTarget !== hasTarget) continue
    const use = instantiate(overload, known)
    if (!known.assign(args, use.args)) continue
    fitting.push(overload)
    const found = known.substitute(use.result)
    if (!result) result = found
    else if (!isDynamic(result) && !sameType(found, result)) result = dynType
  }
  return result && { result, overloads: fitting }
}
