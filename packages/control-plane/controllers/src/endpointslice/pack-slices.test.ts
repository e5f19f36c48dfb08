import type { discoveryv1 } from '@orrery/api'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { meta } from '../testing/objects.js'
import { packSlices } from './pack-slices.js'

const endpoint = (n: number, ready = true): discoveryv1.Endpoint => ({ addresses: [`10.0.0.${n}`], conditions: { ready } })
const slice = (...numbers: number[]): discoveryv1.EndpointSlice => ({
  metadata: meta(),
  addressType: 'IPv4',
  endpoints: numbers.map((n) => endpoint(n)),
  ports: [],
})
const fresh = (): boolean => false
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

it('touches no slice where all is as it should be', () => {
  const existing = [slice(1, 2), slice(3)]
  expect(packSlices(existing, [1, 2, 3].map((n) => endpoint(n)), 2, fresh)).toEqual({ update: [], remove: [], create: [] })
})

it('changes only the slice that holds what changed', () => {
  const existing = [slice(1, 2), slice(3, 4)]
  const { update, remove, create } = packSlices(existing, [endpoint(1), endpoint(2), endpoint(3, false), endpoint(4)], 2, fresh)
  expect(update).toEqual([{ slice: existing[1], endpoints: [endpoint(3, false), endpoint(4)] }])
  expect([remove, create]).toEqual([[], []])
})

it('fills slices that are written anyway before others', () => {
  const existing = [slice(1, 2), slice(3, 4, 5)]
  const { update } = packSlices(existing, [1, 3, 4, 5, 6].map((n) => endpoint(n)), 4, fresh)
  expect(update).toEqual([{ slice: existing[0], endpoints: [endpoint(1), endpoint(6)] }])
})

it('puts what is left into the fullest slice with room, else into new ones', () => {
  const existing = [slice(1), slice(2, 3)]
  const { update, create } = packSlices(existing, [1, 2, 3, 4].map((n) => endpoint(n)), 4, fresh)
  expect(update.map((one) => one.slice)).toEqual([existing[1]])
  expect(create).toEqual([])
  const many = packSlices([], numbers(0, 250).map((n) => endpoint(n)), 100, fresh)
  expect(many.create.map((one) => one.length)).toEqual([100, 100, 50])
})

it('removes slices that nothing is left of', () => {
  const existing = [slice(1), slice(2)]
  expect(packSlices(existing, [endpoint(2)], 2, fresh)).toEqual({ update: [], remove: [existing[0]], create: [] })
})

const ids = fc.uniqueArray(fc.nat(40), { maxLength: 30 })

test.prop([ids, ids, fc.integer({ min: 1, max: 7 })])(
  'ends with exactly the wanted endpoints, no slice beyond its size, and no more writes',
  (have, want, max) => {
    const existing: discoveryv1.EndpointSlice[] = []
    for (let at = 0; at < have.length; at += max) existing.push(slice(...have.slice(at, at + max)))
    const wanted = want.map((n) => endpoint(n))
    const { update, remove, create } = packSlices(existing, wanted, max, fresh)
    const gone = new Set([...remove, ...update.map((one) => one.slice)])
    const after = [
      ...existing.filter((one) => !gone.has(one)),
      ...update.map(({ slice: one, endpoints }) => ({ ...one, endpoints })),
      ...create.map((endpoints) => ({ ...slice(), endpoints })),
    ]
    const held = after.flatMap((one) => one.endpoints ?? []).map((one) => one.addresses[0])
    expect(held.toSorted()).toEqual(wanted.map((one) => one.addresses[0]).toSorted())
    expect(after.every((one) => (one.endpoints ?? []).length <= max)).toBe(true)
    expect(packSlices(after, wanted, max, fresh)).toEqual({ update: [], remove: [], create: [] })
  },
)
