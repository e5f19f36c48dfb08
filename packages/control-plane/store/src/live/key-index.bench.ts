import { bench, describe } from 'vitest'
import { KeyIndex } from './key-index.js'
import { readRange } from './read-range.js'

interface Row {
  key: string
  revision: number
  bytes: Uint8Array
  extract: object
}

function row(n: number): Row {
  return { key: `/registry/pods/ns-${n % 97}/pod-${n}`, revision: n, bytes: new Uint8Array(0), extract: {} }
}

function filled(size: number): KeyIndex<Row> {
  const index = new KeyIndex<Row>()
  for (let n = 0; n < size; n++) index.set(row(n))
  return index
}

/** A page among a hundred times as many keys should cost little more. */
for (const size of [1000, 100_000]) {
  const index = filled(size)
  let next = size
  describe(`${size} keys`, () => {
    bench('a page of 100 after a key, and one insertion', () => {
      index.set(row(next++))
      readRange(index, { prefix: '/registry/pods/', after: '/registry/pods/ns-5/', limit: 100 }, 1)
    })
  })
}
