import { decodeObject, kindOfResource, type ApiObject } from '@orrery/api'
import { seededRandom, type Random } from '@orrery/kit'
import { expect, it } from 'vitest'
import { anyObject } from '../testing/any-object.js'
import { testContext } from '../testing/complaints.js'
import type { Resource } from './contract.js'
import { declarations } from './registry.js'

const targets = ['', 'status', 'scale']

/** An object of any content that decodes as the kind, with its defaults. */
function anyOf(resource: Resource, random: Random): ApiObject {
  const { ref } = resource
  const type = kindOfResource(ref.group, ref.version, ref.plural)?.type ?? ''
  let decoded = decodeObject(type, anyObject(type, random))
  while (decoded.error !== undefined) decoded = decodeObject(type, anyObject(type, random))
  const { object } = decoded
  object.metadata = { ...object.metadata, name: 'x', uid: 'u' }
  resource.defaults?.(object)
  return object
}

it.each(declarations.map((resource) => [resource.ref.plural, resource] as const))('judges whatever decodes as %s', (_, resource) => {
  const { strategy } = resource
  const random = seededRandom(11)
  for (let i = 0; i < 100; i++) {
    const [next, old] = [anyOf(resource, random), anyOf(resource, random)]
    strategy?.prepareForCreate?.(next, testContext)
    const errors = [...(resource.validate?.(next, testContext) ?? [])]
    for (const target of targets) errors.push(...(resource.validateUpdate?.(next, old, target, testContext) ?? []))
    expect(errors.every(({ field }) => typeof field === 'string')).toBe(true)
    expect(Array.isArray(strategy?.warnings?.(next, old) ?? [])).toBe(true)
    strategy?.canonicalize?.(next)
    strategy?.prepareForUpdate?.(next, old, '', testContext)
  }
})
