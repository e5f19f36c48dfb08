import { environment, type Age, type Environment } from '../check/environment.js'
import { parseType } from '../types/signature.js'
import { structType, type Type } from '../types/type.js'

const fields: Readonly<Record<string, string>> = {
  driver: 'string',
  attributes: 'map(string, map(string, any))',
  capacity: 'map(string, map(string, kubernetes.Quantity))',
}

const device = structType('kubernetes.DRADevice')

/** Of the selectors of dynamic resources. What is stored may say what an alpha feature adds. */
export function deviceEnvironment(age: Age): Environment {
  const known = { ...fields, ...(age === 'stored' && { allowMultipleAllocations: 'bool' }) }
  const types = new Map(Object.entries(known).map(([name, type]): [string, Type] => [name, parseType(type)]))
  return environment(age, { device }, new Map([[device.name, types]]), true)
}
