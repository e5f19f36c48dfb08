import { decode, kindOfResource, type ApiObject } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { defaultOptions } from '../../options.js'
import { anyObject } from '../../testing/any-object.js'
import { declarations } from '../registry.js'
import type { Context } from '../contract.js'

const groups = new Set(['apps', 'batch', 'autoscaling', 'policy', 'scheduling.k8s.io', 'node.k8s.io', 'coordination.k8s.io'])
const core = new Set(['replicationcontrollers', 'podtemplates'])
const ours = declarations.filter(({ ref }) => groups.has(ref.group) || (ref.group === '' && core.has(ref.plural)))
const context: Context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }

it.each(ours.map((resource) => [resource.ref.plural, resource] as const))('judges whatever decodes as %s', (_, resource) => {
  const { ref, strategy } = resource
  const type = kindOfResource(ref.group, ref.version, ref.plural)?.type ?? ''
  const random = seededRandom(7)
  const make = (): ApiObject => {
    let decoded = decode(type, anyObject(type, random))
    while (decoded.error !== undefined) decoded = decode(type, anyObject(type, random))
    const object = decoded.object as unknown as ApiObject
    object.metadata = { ...object.metadata, name: 'x', uid: 'u' }
    resource.defaults?.(object)
    return object
  }
  for (let i = 0; i < 50; i++) {
    const [next, old] = [make(), make()]
    strategy?.prepareForCreate?.(next, context)
    const errors = [...(resource.validate?.(next, context) ?? []), ...(resource.validateUpdate?.(next, old, '', context) ?? [])]
    for (const target of ['status', 'scale']) errors.push(...(resource.validateUpdate?.(next, old, target, context) ?? []))
    expect(errors.every(({ field }) => typeof field === 'string')).toBe(true)
    strategy?.canonicalize?.(next)
    strategy?.prepareForUpdate?.(next, old, '', context)
    expect(Array.isArray(strategy?.warnings?.(next, old) ?? [])).toBe(true)
  }
})
