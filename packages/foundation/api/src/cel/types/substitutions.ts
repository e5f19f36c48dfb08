import { describeType, dynType, sameType, type Type } from './type.js'

const nullable = new Set<Type['kind']>(['opaque', 'struct', 'any', 'duration', 'timestamp', 'null', 'dyn'])

export function isDynamic({ kind }: Type): boolean {
  return kind === 'dyn' || kind === 'any'
}

function isFree(type: Type): boolean {
  return isDynamic(type) || type.kind === 'parameter'
}

function everyParameter(a: Type, b: Type, test: (a: Type, b: Type) => boolean): boolean {
  if (a.parameters.length !== b.parameters.length) return false
  return a.parameters.every((parameter, index) => {
    const other = b.parameters[index]
    return other !== undefined && test(parameter, other)
  })
}

function isNoMoreSpecific(a: Type, b: Type): boolean {
  if (isFree(a)) return true
  if (isFree(b) || a.kind !== b.kind) return false
  if (a.kind === 'type') return true
  if (a.parameters.length > 0) return a.name === b.name && everyParameter(a, b, isNoMoreSpecific)
  return sameType(a, b)
}

/** Of two types that agree the one that covers more. */
export function mostGeneral(a: Type, b: Type): Type {
  return isNoMoreSpecific(a, b) ? a : b
}

/** What the free variables stand for, as far as it is known. cel-go's unification. */
export class Substitutions {
  /** By the text of the variable, as a scalar's text is its own. */
  readonly #known = new Map<string, Type>()
  /** What a change replaced, newest last. */
  readonly #changes: (readonly [string, Type | undefined])[] = []
  #next = 0

  fresh(): Type {
    return { kind: 'parameter', name: `_var${this.#next++}`, parameters: [] }
  }

  /** Whether values of the one may stand where the others are wanted, one by one. What is learnt is kept if all may. */
  assign(given: readonly Type[], wanted: readonly Type[]): boolean {
    const before = this.#changes.length
    if (given.length === wanted.length && given.every((type, index) => this.#assignable(type, wanted[index] ?? dynType))) return true
    this.#undo(before)
    return false
  }

  /** With every variable replaced that is known; `free`: by what to replace the others. */
  substitute(type: Type, free?: Type): Type {
    const known = this.#find(type)
    if (known) return this.substitute(known, free)
    if (type.kind === 'parameter') return free ?? type
    if (type.parameters.length === 0) return type
    return { ...type, parameters: type.parameters.map((parameter) => this.substitute(parameter, free)) }
  }

  #find(type: Type): Type | undefined {
    return type.kind === 'parameter' ? this.#known.get(describeType(type)) : undefined
  }

  #learn(type: Type, meaning: Type): void {
    const key = describeType(type)
    this.#changes.push([key, this.#known.get(key)])
    this.#known.set(key, meaning)
  }

  #undo(to: number): void {
    for (const [key, before] of this.#changes.splice(to).toReversed()) {
      if (before) this.#known.set(key, before)
      else this.#known.delete(key)
    }
  }

  #assignable(given: Type, wanted: Type): boolean {
    if (wanted.kind === 'parameter') {
      const found = this.#bind(given, wanted)
      if (found !== undefined) return found
    }
    if (given.kind === 'parameter') return this.#bind(wanted, given) ?? false
    if (isDynamic(given) || isDynamic(wanted) || given.kind === 'error' || wanted.kind === 'error') return true
    if (given.kind === 'null') return nullable.has(wanted.kind)
    if (wanted.kind === 'null') return nullable.has(given.kind)
    if (given.kind !== wanted.kind) return false
    if (given.kind === 'type') return true
    return given.name === wanted.name && everyParameter(given, wanted, (a, b) => this.#assignable(a, b))
  }

  /** Undefined: the variable is free but cannot stand for the type, as it occurs within it. */
  #bind(type: Type, variable: Type): boolean | undefined {
    if (sameType(type, variable)) return true
    const known = this.#find(variable)
    if (!known) {
      if (this.#occurs(variable, type)) return undefined
      this.#learn(variable, type)
      return true
    }
    if (sameType(type, known)) return true
    if (!this.#assignable(type, known)) return false
    const general = mostGeneral(type, known)
    if (!this.#occurs(variable, general)) this.#learn(variable, general)
    return true
  }

  #occurs(variable: Type, within: Type): boolean {
    if (sameType(variable, within)) return true
    if (within.kind === 'parameter') {
      const known = this.#find(within)
      return known !== undefined && this.#occurs(variable, known)
    }
    return within.parameters.some((parameter) => this.#occurs(variable, parameter))
  }
}
