import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { CidrSet } from './cidr-set.js'

it('gives parts in order, and one that was released not at once again', () => {
  const set = new CidrSet('10.244.0.0/16', 24)
  expect([set.allocate(), set.allocate()]).toEqual(['10.244.0.0/24', '10.244.1.0/24'])
  set.release('10.244.0.0/24')
  expect([set.allocate(), set.free]).toEqual(['10.244.2.0/24', 254])
})

it('goes round, and has nothing when all is taken', () => {
  const set = new CidrSet('10.0.0.0/22', 24)
  expect([1, 2, 3, 4, 5].map(() => set.allocate())).toEqual([
    '10.0.0.0/24',
    '10.0.1.0/24',
    '10.0.2.0/24',
    '10.0.3.0/24',
    undefined,
  ])
  set.release('10.0.1.0/24')
  expect(set.allocate()).toBe('10.0.1.0/24')
})

it('keeps clear of whatever is occupied, also by larger, smaller or foreign networks', () => {
  const set = new CidrSet('10.0.0.0/22', 24)
  set.occupy('10.0.0.0/23')
  set.occupy('10.0.2.128/25')
  set.occupy('192.168.0.0/16')
  expect([set.allocate(), set.allocate()]).toEqual(['10.0.3.0/24', undefined])
})

it('parts networks of IPv6 too', () => {
  const set = new CidrSet('fd00:10:244::/56', 64)
  expect([set.size, set.allocate(), set.allocate()]).toEqual([256, 'fd00:10:244::/64', 'fd00:10:244:1::/64'])
})

it.each(['10.244.0.0', '300.0.0.0/16', '10.0.0.0/40', 'x'])('refuses %s', (text) => {
  expect(() => new CidrSet(text, 24)).toThrow(`invalid CIDR address: ${text}`)
})

test.prop([fc.array(fc.oneof(fc.constant('take'), fc.nat(20)))])('never gives one part to two', (steps) => {
  const set = new CidrSet('255.255.240.0/20', 24)
  const held: string[] = []
  for (const step of steps) {
    if (typeof step === 'number') {
      const [gone] = held.splice(step, 1)
      if (gone) set.release(gone)
      continue
    }
    const given = set.allocate()
    if (given === undefined) expect(held).toHaveLength(16)
    else expect(held).not.toContain(given)
    if (given !== undefined) held.push(given)
  }
  expect(set.free).toBe(16 - held.length)
})
