/** `parameter`: a free variable; `opaque`: a named type with parameters, as `optional_type(int)`; `struct`: one with fields. */
export type TypeKind =
  | ('any' | 'bool' | 'bytes' | 'double' | 'duration' | 'dyn' | 'error' | 'int' | 'null' | 'string' | 'timestamp' | 'uint')
  | ('list' | 'map' | 'opaque' | 'parameter' | 'struct' | 'type')

export interface Type {
  kind: TypeKind
  /** What it is called at run time. */
  name: string
  parameters: readonly Type[]
}

const make = (kind: TypeKind, name: string = kind, ...parameters: Type[]): Type => ({ kind, name, parameters })

export const boolType = make('bool')
export const stringType = make('string')
export const intType = make('int')
export const dynType = make('dyn')
export const errorType = make('error', '*error*')
export const bytesType = make('bytes')
export const doubleType = make('double')
export const timestampType = make('timestamp', 'google.protobuf.Timestamp')
export const durationType = make('duration', 'google.protobuf.Duration')
export const nullType = make('null', 'null_type')

/** By the names signatures use. */
export const simpleTypes: Readonly<Record<string, Type>> = {
  bool: boolType,
  bytes: bytesType,
  double: doubleType,
  duration: durationType,
  dyn: dynType,
  int: intType,
  null: nullType,
  string: stringType,
  timestamp: timestampType,
  type: make('type'),
  uint: make('uint'),
  any: make('any', 'google.protobuf.Any'),
}

export function listType(element: Type): Type {
  return make('list', 'list', element)
}

export function mapType(key: Type, value: Type): Type {
  return make('map', 'map', key, value)
}

export function structType(name: string): Type {
  return make('struct', name)
}

export function opaqueType(name: string, ...parameters: Type[]): Type {
  return make('opaque', name, ...parameters)
}

export function optionalType(value: Type): Type {
  return opaqueType('optional_type', value)
}

export function parameterType(name: string): Type {
  return make('parameter', name)
}

export function typeOf(type: Type): Type {
  return make('type', 'type', type)
}

/** What an optional value is of; of other types nothing. */
export function optionalOf({ kind, name, parameters }: Type): Type | undefined {
  return kind === 'opaque' && name === 'optional_type' ? parameters[0] : undefined
}

/** `names`: whether free variables of different names differ. */
export function sameType(a: Type, b: Type, names = true): boolean {
  if (a === b) return true
  if (a.kind !== b.kind || a.parameters.length !== b.parameters.length) return false
  if ((names || a.kind !== 'parameter') && a.name !== b.name) return false
  return a.parameters.every((parameter, index) => {
    const other = b.parameters[index]
    return other !== undefined && sameType(parameter, other, names)
  })
}

/** Whether types stand within it more than so many deep. */
export function isDeeper({ parameters }: Type, depth: number): boolean {
  return depth === 0 || parameters.some((parameter) => isDeeper(parameter, depth - 1))
}

const displayed: Readonly<Partial<Record<TypeKind, string>>> = {
  any: 'any', duration: 'duration', error: '!error!', null: 'null', timestamp: 'timestamp',
}

/** As complaints of the checker have it. */
export function describeType({ kind, name, parameters }: Type): string {
  const known = displayed[kind]
  if (known !== undefined) return known
  return parameters.length > 0 ? `${name}(${parameters.map(describeType).join(', ')})` : name
}

/** As complaints about the result of an expression have it. */
export function describeResult({ kind, name, parameters }: Type): string {
  if (kind === 'parameter') return `<${name}>`
  return parameters.length > 0 ? `${name}(${parameters.map(describeResult).join(', ')})` : name
}

/** `found no matching overload ...`: the target, a dot, the arguments. */
export function describeSignature(args: readonly Type[], hasTarget: boolean): string {
  const shown = args.map(describeType)
  return hasTarget ? `${shown[0] ?? ''}.(${shown.slice(1).join(', ')})` : `(${shown.join(', ')})`
}
