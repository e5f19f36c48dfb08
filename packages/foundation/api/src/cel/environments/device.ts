import { environment, type Age, type Environment } from '../check/environment.js'
import { boolType, simpleTypes, stringType, structType, type Type } from '../types/type.js'
import { declaredMap, declaredObject, type DeclaredType, type Structs } from './declared-type.js'

const bounded = (type: Type, maxElements: number): DeclaredType => ({ type, minSize: 1, maxElements })

/** Upstream's limits: of attributes and capacities of a device, and of the lengths of their parts. */
const most = 32
const [domain, id, driver] = [63, 32, 63].map((length) => bounded(stringType, length))

function byName(element: DeclaredType, sameFields: boolean): DeclaredType | undefined {
  if (!domain || !id) return undefined
  return declaredMap(domain, { ...declaredMap(id, element, most), sameFields }, most)
}

const attribute = bounded(simpleTypes['any'] ?? stringType, 64)
const fields: Readonly<Record<string, DeclaredType | undefined>> = {
  driver,
  attributes: byName(attribute, true),
  capacity: byName(bounded(structType('kubernetes.Quantity'), 0), false),
}

/** What a selector sees. What is stored may say what an alpha feature adds. */
export function declaredDevice(age: Age): DeclaredType {
  const all = { ...fields, ...(age === 'stored' && { allowMultipleAllocations: bounded(boolType, 1) }) }
  const known = Object.entries(all).flatMap(([name, type]) => (type ? [[name, type] as const] : []))
  return declaredObject('kubernetes.DRADevice', new Map(known))
}

/** Of the selectors of dynamic resources. */
export function deviceEnvironment(age: Age, { type, fields }: DeclaredType): Environment {
  const types = new Map([...(fields ?? [])].map(([name, field]) => [name, field.type]))
  const structs: Structs = new Map([[type.name, types]])
  return environment(age, { device: type }, structs, true)
}
