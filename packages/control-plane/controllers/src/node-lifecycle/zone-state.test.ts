import { VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { defaultControllerOptions as options } from '../framework/options.js'
import { aNode, meta } from '../testing/objects.js'
import { EvictionLimiter } from './eviction-limiter.js'
import { allDisrupted, evictionRate, zoneState } from './zone-state.js'

const nodes = (ready: number, silent: number, zone = '') =>
  Array.from({ length: ready + silent }, (_, n) =>
    aNode(`${zone}${n}`, n < ready ? 'True' : 'Unknown', {
      metadata: meta(zone ? { labels: { 'topology.kubernetes.io/zone': zone } } : {}),
    }),
  )

it.each([
  [3, 0, 'normal'],
  [1, 2, 'normal'],
  [2, 3, 'partial'],
  [5, 3, 'normal'],
  [0, 1, 'full'],
])('%d ready and %d silent nodes: %s', (ready, silent, expected) => {
  expect(zoneState(nodes(ready, silent), 0.55)).toBe(expected)
})

it('stops all evictions only where no zone is left', () => {
  expect(allDisrupted(nodes(0, 3), options)).toBe(true)
  expect(allDisrupted([...nodes(0, 3, 'a'), ...nodes(1, 0, 'b')], options)).toBe(false)
  expect(allDisrupted([], options)).toBe(false)
})

it('evicts more slowly from a zone in trouble, and not at all from a small one', () => {
  expect(evictionRate('', nodes(5, 1), options)).toBe(0.1)
  expect(evictionRate('', nodes(2, 4), options)).toBe(0)
  expect(evictionRate('', nodes(20, 40), options)).toBe(0.01)
})

it('lets one node go every ten seconds in each zone', async () => {
  const clock = new VirtualClock()
  const limiter = new EvictionLimiter(clock)
  expect([limiter.acquire('a', 0.1), limiter.acquire('a', 0.1), limiter.acquire('b', 0.1)]).toEqual([0, 10_000, 0])
  await clock.advance(4000)
  expect(limiter.acquire('a', 0.1)).toBe(6000)
  await clock.advance(6000)
  expect([limiter.acquire('a', 0.1), limiter.acquire('a', 0)]).toEqual([0, undefined])
})
