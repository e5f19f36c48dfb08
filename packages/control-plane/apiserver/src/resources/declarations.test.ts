import { kindOfResource, returnedWhenDeleted, type ApiObject } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { defaultOptions } from '../options.js'
import { wireForm } from '../storage/wire-form.js'
import { toTable } from '../table/table.js'
import type { Context, Resource } from './contract.js'
import { declarations } from './registry.js'

const context: Context = { clock: new VirtualClock(), random: seededRandom(1), options: defaultOptions }

const metadata = { name: 'x', uid: 'u', resourceVersion: '1', creationTimestamp: '2024-01-01T00:00:00Z' }

/** An object of the kind of which nothing is said. */
function empty({ ref }: Resource): ApiObject {
  const type = kindOfResource(ref.group, ref.version, ref.plural)?.type ?? ''
  return wireForm(type, { metadata }) as unknown as ApiObject
}

function named({ ref }: Resource): string {
  return `${ref.plural}.${ref.group}`
}

it('each kind is declared once, under the name it is stored by', () => {
  expect(new Set(declarations.map(named)).size).toBe(declarations.length)
  for (const { ref } of declarations) {
    expect(kindOfResource(ref.group, ref.version, ref.plural)?.storage).toMatchObject({ group: ref.group, plural: ref.plural })
  }
})

it('the documents say which resources answer deletions with the object', () => {
  const returned = declarations.filter(({ strategy = {} }) => strategy.returnsDeleted || 'gracePeriod' in strategy)
  expect(returned.map(({ ref }) => `${ref.group}/${ref.plural}`).toSorted()).toEqual([...returnedWhenDeleted].toSorted())
})

describe.each(declarations.map((resource) => [named(resource), resource] as const))('%s', (_, resource) => {
  it('has defaults that change nothing the second time', () => {
    const object = empty(resource)
    resource.defaults?.(object)
    const again = structuredClone(object)
    resource.defaults?.(again)
    expect(again).toEqual(object)
  })

  it('prints, selects, prepares and checks an object of which nothing is said', () => {
    const object = empty(resource)
    resource.strategy?.prepareForCreate?.(object, context)
    expect(Array.isArray(resource.validate?.(object, context) ?? [])).toBe(true)
    expect(Array.isArray(resource.validateUpdate?.(object, structuredClone(object), '', context) ?? [])).toBe(true)
    for (const field of Object.values(resource.selectableFields ?? {})) expect(typeof field(object)).toBe('string')
    const table = toTable(resource, [object], {
      includeObject: 'None',
      metadata: {},
      context,
      headers: true,
      describe: () => 'said',
    })
    expect(table.rows[0]?.cells).toHaveLength(table.columnDefinitions?.length ?? 0)
    for (const cell of table.rows[0]?.cells ?? []) expect(['string', 'number', 'boolean']).toContain(typeof cell)
    // Upstream looks the text of a runtime class's handler up where it is not.
    const silent = table.columnDefinitions?.filter(({ description }) => description === '').map(({ name }) => name)
    expect(silent).toEqual(resource.ref.plural === 'runtimeclasses' ? ['Handler'] : [])
  })
})
