import { qualifiedName, type Call, type Comprehension, type Entry, type Expression } from '../expression.js'
import type { Complaint } from '../source.js'
import { Undecided } from '../undecided.js'
import type { Overload } from '../types/signature.js'
import { isDynamic, mostGeneral, Substitutions } from '../types/substitutions.js'
import * as types from '../types/type.js'
import type { Type } from '../types/type.js'
import type { Checked } from './checked.js'
import type { Environment } from './environment.js'
import { reservedWords } from './reserved-words.js'
import { resolveOverload } from './resolve-overload.js'
import { Scope } from './scope.js'

const { boolType, dynType, errorType } = types

type Of<Kind extends Expression['kind']> = Expression & { kind: Kind }

const literalTypes: Readonly<Record<string, Type>> = { ...types.simpleTypes, null_type: types.nullType }

/** No schema is as deep; each look at a type costs its depth. */
const deepestType = 64

/** Types of protocol buffers, of which nothing is known here. */
const foreign = /^\.?google\.(protobuf|api|rpc|type)\./

class Checker {
  readonly complaints: Complaint[] = []
  readonly types = new Map<Expression, Type>()
  readonly calls = new Map<Expression, readonly Overload[]>()
  readonly names = new Set<string>()
  readonly known = new Substitutions()
  readonly #scope: Scope
  readonly #environment: Environment

  constructor(environment: Environment) {
    this.#environment = environment
    this.#scope = new Scope(environment)
  }

  check(expression: Expression): Type {
    const type = this.#typeOf(expression)
    if (types.isDeeper(type, deepestType)) throw new Undecided()
    this.types.set(expression, type)
    return type
  }

  #typeOf(expression: Expression): Type {
    switch (expression.kind) {
      case 'literal':
        return literalTypes[expression.type] ?? dynType
      case 'identifier':
        return this.#find(expression.name) ?? this.#undeclared(expression.offset, expression.name)
      case 'select':
        return this.#select(expression)
      case 'call':
        return this.#call(expression)
      case 'list':
        return this.#list(expression)
      case 'map':
        return this.#map(expression)
      case 'message':
        return this.#message(expression)
      case 'comprehension':
        return this.#comprehension(expression)
      case 'unknown':
      default:
        return errorType
    }
  }

  #complain(offset: number, text: string): Type {
    this.complaints.push({ offset, text })
    return errorType
  }

  #undeclared(offset: number, name: string): Type {
    return this.#complain(offset, `undeclared reference to '${name}' (in container '')`)
  }

  #mismatch(offset: number, expected: Type, found: Type): Type {
    return this.#complain(offset, `expected type '${types.describeType(expected)}' but found '${types.describeType(found)}'`)
  }

  #find(name: string): Type | undefined {
    const found = this.#scope.find(name) ?? this.#typeName(name)
    if (found) this.names.add(name)
    return found
  }

  #typeName(name: string): Type | undefined {
    if (foreign.test(name)) return dynType
    const bare = name.replace(/^\./, '')
    return this.#environment.structs.has(bare) ? types.typeOf(types.structType(bare)) : undefined
  }

  #assignable(given: Type, wanted: Type): boolean {
    return this.known.assign([given], [wanted])
  }

  #select(expression: Of<'select'>): Type {
    const name = qualifiedName(expression)
    const found = name === undefined ? undefined : this.#find(name)
    if (found) return found
    const result = this.#field(expression.offset, expression.operand, expression.field, false)
    return expression.testOnly ? boolType : this.known.substitute(result)
  }

  /** Of an optional value the field is optional too. */
  #field(offset: number, operand: Expression, field: string, optional: boolean): Type {
    const type = this.known.substitute(this.check(operand))
    const inner = types.optionalOf(type)
    const result = this.#fieldOf(offset, inner ?? type, field)
    return inner || optional ? types.optionalType(result) : result
  }

  #fieldOf(offset: number, type: Type, field: string): Type {
    if (type.kind === 'map') return type.parameters[1] ?? dynType
    if (type.kind === 'struct') return this.#structField(offset, type.name, field) ?? errorType
    if (type.kind === 'parameter') this.#assignable(dynType, type)
    else if (!isDynamic(type) && type.kind !== 'error') {
      this.#complain(offset, `type '${types.describeType(type)}' does not support field selection`)
    }
    return dynType
  }

  #structField(offset: number, struct: string, field: string): Type | undefined {
    const fields = this.#environment.structs.get(struct)
    if (!fields) this.#complain(offset, `unexpected failed resolution of '${struct}'`)
    const found = fields?.get(field) ?? (reservedWords.has(field) ? fields?.get(`__${field}__`) : undefined)
    if (fields && !found) this.#complain(offset, `undefined field '${field}'`)
    return found
  }

  #call(call: Call): Type {
    if (call.name === '_?._') return this.#optionalSelect(call)
    for (const argument of call.args) this.check(argument)
    if (!call.target) return this.#resolve(call, call.name)
    const prefix = qualifiedName(call.target)
    const qualified = prefix === undefined ? undefined : `${prefix}.${call.name}`
    if (qualified !== undefined && this.#functions(qualified)) return this.#resolve(call, qualified)
    this.check(call.target)
    return this.#resolve(call, call.name, call.target)
  }

  #functions(name: string): readonly Overload[] | undefined {
    return this.#environment.functions.get(name.replace(/^\./, ''))
  }

  #optionalSelect(call: Call): Type {
    const [operand, field] = call.args
    if (!operand || field?.kind !== 'literal' || typeof field.value !== 'string') return errorType
    return this.known.substitute(this.#field(call.offset, operand, field.value, true))
  }

  #resolve(call: Call, name: string, target?: Expression): Type {
    const overloads = this.#functions(name)
    if (!overloads) return this.#undeclared(call.offset, name)
    const args = [...(target ? [target] : []), ...call.args]
    if (name === '_&&_' || name === '_||_') return this.#logic(call, overloads)
    const given = args.map((argument) => this.types.get(argument) ?? dynType)
    const found = resolveOverload(overloads, given, target !== undefined, this.known)
    this.calls.set(call, found?.overloads ?? [])
    if (found) return found.result
    const shown = types.describeSignature(given.map((type) => this.known.substitute(type, dynType)), target !== undefined)
    return this.#complain(call.offset, `found no matching overload for '${name.replace(/^\./, '')}' applied to '${shown}'`)
  }

  #logic(call: Call, overloads: readonly Overload[]): Type {
    this.calls.set(call, overloads)
    const wrong = call.args.filter((argument) => {
      const type = this.types.get(argument) ?? dynType
      if (this.#assignable(type, boolType)) return false
      this.#mismatch(argument.offset, boolType, type)
      return true
    })
    return wrong.length > 0 ? errorType : boolType
  }

  /** Of what is optional the value; what is not is complained of. */
  #unwrap(expression: Expression, type: Type): Type {
    const inner = types.optionalOf(type)
    if (!inner && !isDynamic(type)) this.#mismatch(expression.offset, types.optionalType(type), type)
    return inner ?? type
  }

  /** What differs is dyn here; that it differs is a complaint of the literals. */
  #join(before: Type | undefined, next: Type): Type {
    if (!before) return next
    return this.#assignable(before, next) ? mostGeneral(before, next) : dynType
  }

  #list({ elements, optionals }: Of<'list'>): Type {
    let joined: Type | undefined
    elements.forEach((element, index) => {
      const type = this.check(element)
      joined = this.#join(joined, optionals.has(index) ? this.#unwrap(element, type) : type)
    })
    return types.listType(joined ?? this.known.fresh())
  }

  #map({ entries }: Of<'map'>): Type {
    let [keys, values]: (Type | undefined)[] = []
    for (const { key, value, optional } of entries) {
      keys = this.#join(keys, this.check(key))
      const type = this.check(value)
      values = this.#join(values, optional ? this.#unwrap(value, type) : type)
    }
    return types.mapType(keys ?? this.known.fresh(), values ?? this.known.fresh())
  }

  #message({ offset, name, fields }: Of<'message'>): Type {
    const struct = name.replace(/^\./, '')
    if (foreign.test(name)) {
      for (const { value } of fields) this.check(value)
      return dynType
    }
    if (!this.#environment.structs.has(struct)) {
      const named = this.#find(name)
      if (!named) return this.#undeclared(offset, name)
      return this.#notMessage(offset, named, fields)
    }
    for (const field of fields) this.#initialise(struct, field)
    return types.structType(struct)
  }

  #notMessage(offset: number, named: Type, fields: readonly Entry<string>[]): Type {
    const [type] = named.parameters
    const text = named.kind === 'type' ? `'${type?.name ?? ''}' is not a message type` : `'${named.name}' is not a type`
    this.#complain(offset, text)
    for (const { value } of fields) this.check(value)
    return errorType
  }

  #initialise(struct: string, { offset, key, value, optional }: Entry<string>): void {
    const given = this.check(value)
    const wanted = this.#structField(offset, struct, key) ?? errorType
    const type = optional ? this.#unwrap(value, given) : given
    if (this.#assignable(wanted, type)) return
    const [expected, found] = [types.describeType(wanted), types.describeType(type)]
    this.#complain(offset, `expected type of field '${key}' is '${expected}' but provided type is '${found}'`)
  }

  #comprehension(loop: Comprehension): Type {
    this.check(loop.range)
    const gathered = this.check(loop.init)
    const range = this.known.substitute(this.types.get(loop.range) ?? dynType)
    return this.#scope.within([[loop.accumulator, gathered]], () => {
      this.#scope.within(this.#loopVariables(loop, range), () => {
        this.#expect(loop.condition, boolType)
        this.#expect(loop.step, gathered)
      })
      return this.known.substitute(this.check(loop.result))
    })
  }

  #expect(expression: Expression, wanted: Type): void {
    const type = this.check(expression)
    if (!this.#assignable(wanted, type)) this.#mismatch(expression.offset, wanted, type)
  }

  #loopVariables({ variable, second, range }: Comprehension, type: Type): readonly (readonly [string, Type])[] {
    const [key, value] = this.#rangeOf(range, type, second !== undefined)
    return [[variable, key], ...(second === undefined ? [] : [[second, value] as const])]
  }

  /** The types of the first variable and the second. */
  #rangeOf({ offset }: Expression, type: Type, two: boolean): readonly [Type, Type] {
    const [first = dynType, second = dynType] = type.parameters
    if (type.kind === 'list') return two ? [types.intType, first] : [first, first]
    if (type.kind === 'map') return [first, second]
    if (isDynamic(type) || type.kind === 'error' || type.kind === 'parameter') {
      this.#assignable(dynType, type)
      return [dynType, dynType]
    }
    const kinds = '(must be list, map, or dynamic)'
    this.#complain(offset, `expression of type '${types.describeType(type)}' cannot be range of a comprehension ${kinds}`)
    return [errorType, errorType]
  }
}

/** cel-go's type checker. */
export function checkTypes(expression: Expression, environment: Environment): Checked {
  const checker = new Checker(environment)
  checker.check(expression)
  const { complaints, known, names, types: found, calls } = checker
  return {
    complaints, names,
    typeOf: (part) => known.substitute(found.get(part) ?? dynType, dynType),
    overloadsOf: (call) => calls.get(call) ?? [],
  }
}
