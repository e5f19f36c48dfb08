import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { countAfter, rank, visitAfter } from './tree-range.js'
import { emptyTree, insert, remove, treeOf, type Tree } from './tree.js'

const key = fc.stringMatching(/^[ab/]{1,6}$/)
const step = fc.record({ key, drop: fc.boolean() })

function build(steps: readonly { key: string; drop: boolean }[]): { tree: Tree<string>; map: Map<string, string> } {
  const map = new Map<string, string>()
  let tree = emptyTree<string>()
  for (const [i, { key, drop }] of steps.entries()) {
    if (drop) map.delete(key)
    else map.set(key, `${i}`)
    tree = drop ? remove(tree, key) : insert(tree, key, `${i}`)
  }
  return { tree, map }
}

function valuesOf(tree: Tree<string>, prefix: string, after = ''): string[] {
  const values: string[] = []
  visitAfter(tree, prefix, after, (value) => values.push(value) > 0)
  return values
}

test.prop([fc.array(step, { maxLength: 400 }), key, key], { seed: 1 })('equals a sorted map', (steps, prefix, after) => {
  const { tree, map } = build(steps)
  const sorted = [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const expected = sorted.filter(([k]) => k.startsWith(prefix) && k > after)
  expect(tree.size).toBe(map.size)
  expect(valuesOf(tree, prefix, after)).toEqual(expected.map(([, value]) => value))
  expect(countAfter(tree, prefix, after)).toBe(expected.length)
  expect(rank(tree, after)).toBe(sorted.filter(([k]) => k < after).length)
})

test.prop([fc.uniqueArray(key, { maxLength: 400 }), key], { seed: 1 })('is made from what is sorted and goes on from there', (keys, added) => {
  const sorted = keys.map((each) => `k${each}`).toSorted()
  const tree = treeOf(sorted, sorted)
  expect(valuesOf(tree, 'k')).toEqual(sorted)
  expect(tree.size).toBe(sorted.length)
  const more = `k${added}`
  expect(valuesOf(insert(tree, more, more), 'k')).toEqual([...new Set([...sorted, more])].toSorted((a, b) => (a < b ? -1 : 1)))
})

test('keeps old roots as they were, and splits and shrinks', () => {
  let tree = emptyTree<string>()
  const roots: Tree<string>[] = []
  for (let i = 0; i < 5000; i++) {
    roots.push(tree)
    const key = `k${(i * 7919) % 5000}`.padEnd(6, '0')
    tree = insert(tree, key + i, key)
  }
  expect(tree.size).toBe(5000)
  expect(roots[1234]?.size).toBe(1234)
  const keys: string[] = []
  for (let i = 0; i < 5000; i++) keys.push(`k${(i * 7919) % 5000}`.padEnd(6, '0') + i)
  for (const key of keys) tree = remove(tree, key)
  expect(tree.size).toBe(0)
  expect(roots[4999] && valuesOf(roots[4999], 'k').length).toBe(4999)
})
