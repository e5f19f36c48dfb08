import { boolType, listType, mapType, structType, type Type } from '../types/type.js'

/** A type with what its values may weigh, as upstream's DeclType. */
export interface DeclaredType {
  type: Type
  /** The least that a value takes in JSON. */
  minSize: number
  /** The most characters, elements or entries of a value; 0 where that has no meaning. */
  maxElements: number
  fields?: ReadonlyMap<string, DeclaredType>
  key?: DeclaredType
  element?: DeclaredType
  /** Of a map: a value taken by name is known as well as one taken by key. */
  sameFields?: boolean
}

/** By its fields, which every struct of the kind has. */
export type Structs = Map<string, ReadonlyMap<string, Type>>

export function declaredBool(): DeclaredType {
  return { type: boolType, minSize: 4, maxElements: 0 }
}

/** In JSON at least `[]`. */
export function declaredList(element: DeclaredType, maxElements: number): DeclaredType {
  return { type: listType(element.type), minSize: 2, maxElements, element }
}

export function declaredMap(key: DeclaredType, element: DeclaredType, maxElements: number): DeclaredType {
  return { type: mapType(key.type, element.type), minSize: 2, maxElements, key, element }
}

export function declaredObject(name: string, fields: ReadonlyMap<string, DeclaredType>): DeclaredType {
  return { type: structType(name), minSize: 2, maxElements: 0, fields }
}
