import { errorText, kindOfResource, type ApiObject } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { defaultOptions } from '../options.js'
import type { Context, Resource } from '../resources/contract.js'
import { wireForm } from '../storage/wire-form.js'

export const testContext: Context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }

/** An object of the kind that says what is given, with the kind's defaults. */
export function objectOf(resource: Resource, given: object): ApiObject {
  const { ref } = resource
  const type = kindOfResource(ref.group, ref.version, ref.plural)?.type ?? ''
  const object = wireForm(type, structuredClone({ metadata: { name: 'x' }, ...given })) as unknown as ApiObject
  resource.defaults?.(object)
  resource.strategy?.prepareForCreate?.(object, testContext)
  return object
}

/** What the kind itself says is wrong about a new object. */
export function complaints(resource: Resource, given: object): readonly string[] {
  return (resource.validate?.(objectOf(resource, given), testContext) ?? []).map(errorText)
}

/** The same about an object that takes another's place, metadata aside; each complaint once. */
export function changeComplaints(resource: Resource, given: object, old: object, target = ''): readonly string[] {
  const errors = resource.validateUpdate?.(objectOf(resource, given), objectOf(resource, old), target, testContext) ?? []
  return [...new Set(errors.map(errorText))].filter((text) => !text.startsWith('metadata.'))
}
