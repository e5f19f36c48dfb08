import { fc } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import type { Selection } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { labelTerm } from './inverted-index.js'
import { ResourceView } from './resource-view.js'

fc.configureGlobal({ seed: 12 })

const prefix = '/registry/core/pods/'
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const
const values = ['x', 'y'] as const

function item(name: string, value: string): Item {
  const extract = { labels: { app: value } }
  return { key: `${prefix}n/${name}`, namespace: 'n', name, revision: 1, value: { bytes: Buffer.from('{}'), extract } }
}

const appIs = (value: string): Selection => ({
  namespace: '',
  matches: (one) => one.value.extract.labels?.['app'] === value,
  work: 1,
  everything: false,
  conjunction: [[labelTerm('app', value)]],
  equalities: [],
})

const filled = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...values)), { selector: ([name]) => name })
const step = fc.oneof(
  fc.record({ put: fc.constantFrom(...names), value: fc.constantFrom(...values) }),
  fc.record({ drop: fc.constantFrom(...names) }),
  fc.record({ index: fc.integer({ min: 1, max: 4 }) }),
)

it('selects the same whatever of it is indexed yet', () => {
  fc.assert(
    fc.property(filled, fc.array(step, { maxLength: 20 }), (start, steps) => {
      const view = new ResourceView(prefix)
      const model = new Map(start.toSorted(([a], [b]) => (a < b ? -1 : 1)))
      view.fill([...model].map(([name, value]) => item(name, value)))
      for (const each of steps) {
        if ('index' in each) view.indexSome(each.index)
        else if ('put' in each) {
          model.set(each.put, each.value)
          view.set(item(each.put, each.value).key, item(each.put, each.value))
        } else {
          model.delete(each.drop)
          view.set(item(each.drop, '').key, undefined)
        }
        for (const value of values) {
          const { items } = view.page({ selection: appIs(value), after: '', limit: 0 })
          expect(items.map(({ name }) => name)).toEqual(names.filter((name) => model.get(name) === value))
        }
      }
    }),
  )
})
