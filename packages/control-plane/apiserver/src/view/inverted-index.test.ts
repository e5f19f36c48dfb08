import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import type { Item } from '../storage/item.js'
import { InvertedIndex, labelTerm } from './inverted-index.js'

function item(key: string, label: string, count: number): Item {
  const labels = Object.fromEntries(Array.from({ length: count }, (_, index) => [`l${index}`, label]))
  return { key, namespace: '', name: key, revision: 1, value: { bytes: new Uint8Array(), extract: { labels } } }
}

const step = fc.record({ key: fc.constantFrom('a', 'b', 'c'), label: fc.constantFrom('x', 'y'), count: fc.constantFrom(0, 1, 2, 100) })

test.prop([fc.array(step, { maxLength: 40 })], { seed: 1 })('finds every item that has a label, however many it has', (steps) => {
  const index = new InvertedIndex()
  const standing = new Map<string, Item>()
  for (const { key, label, count } of steps) {
    const next = count === 0 ? undefined : item(key, label, count)
    index.update(standing.get(key), next)
    if (next) standing.set(key, next)
    else standing.delete(key)
  }
  for (const [name, label] of [['l0', 'x'], ['l1', 'y'], ['l99', 'x']] as const) {
    const found = index.candidates([[labelTerm(name, label)]]) ?? []
    const holding = [...standing.values()].filter(({ value }) => value.extract.labels?.[name] === label).map(({ key }) => key)
    expect(found).toEqual(expect.arrayContaining(holding))
    expect(found.length).toBe(new Set(found).size)
    expect(found.every((key) => standing.has(key))).toBe(true)
  }
})
