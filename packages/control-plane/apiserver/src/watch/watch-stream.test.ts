import { VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { everythingIn } from '../selection/selection.js'
import type { Item } from '../storage/item.js'
import { Change, type FrameEncoder } from './change.js'
import { ResourceRing } from './resource-ring.js'
import { WatchStream } from './watch-stream.js'

const encoder: FrameEncoder = { id: 'test', frame: (type, item) => Buffer.from(`${type} ${item.name};`) }

function added(revision: number, namespace = 'default'): Change {
  const name = `o${revision}`
  const item: Item = { key: name, namespace, name, revision, value: { bytes: Buffer.from('{}'), extract: {} } }
  return new Change(revision, item, undefined)
}

function open(ring: ResourceRing, clock: VirtualClock, more: object = {}): WatchStream {
  const selection = everythingIn('')
  const base = { clock, ring, selection, encoder, sent: { observe: () => {} }, from: 0, timeoutMs: 1000, current: () => 0, closed: () => false }
  return new WatchStream({ ...base, ...more })
}

function small(changes = 4): { clock: VirtualClock; ring: ResourceRing } {
  const clock = new VirtualClock()
  return { clock, ring: new ResourceRing(clock, 0, { changes, bytes: 1 << 20 }) }
}

async function pull(stream: WatchStream): Promise<string | undefined> {
  const { value } = await stream.next()
  return value?.toString()
}

it('gives all that is pending in one piece, and waits for the next', async () => {
  const { clock, ring } = small()
  const stream = open(ring, clock)
  ring.push(added(1))
  ring.push(added(2))
  expect(await pull(stream)).toBe('ADDED o1;ADDED o2;')
  const next = pull(stream)
  ring.push(added(3))
  expect(await next).toBe('ADDED o3;')
})

it('ends when its place has fallen off the ring', async () => {
  const { clock, ring } = small()
  const stream = open(ring, clock)
  for (let revision = 1; revision < 7; revision++) ring.push(added(revision))
  expect(await pull(stream)).toBeUndefined()
  expect(ring.all.floor).toBeGreaterThan(0)
  expect(await pull(open(ring, clock, { from: ring.all.floor }))).toMatch(/o6;$/)
})

it('starts after its revision, in the part of the ring its selection needs', async () => {
  const { clock, ring } = small()
  for (const [revision, namespace] of [[1, 'a'], [2, 'b'], [3, 'a']] as const) ring.push(added(revision, namespace))
  const stream = open(ring, clock, { from: 1, selection: everythingIn('a') })
  expect(await pull(stream)).toBe('ADDED o3;')
  ring.push(added(4, 'b'))
  const next = pull(stream)
  ring.push(added(5, 'a'))
  expect(await next).toBe('ADDED o5;')
})

it('encodes an event once for all', async () => {
  const { clock, ring } = small()
  let encoded = 0
  const counting: FrameEncoder = {
    id: 'counting',
    frame: () => {
      encoded++
      return Buffer.from('x')
    },
  }
  const streams = Array.from({ length: 10 }, () => open(ring, clock, { encoder: counting }))
  ring.push(added(1))
  expect(await Promise.all(streams.map(pull))).toEqual(Array.from({ length: 10 }, () => 'x'))
  expect(encoded).toBe(1)
})

it('gathers events while many wait', async () => {
  const { clock, ring } = small(100)
  const streams = Array.from({ length: 50 }, () => open(ring, clock))
  const first = streams.map(pull)
  ring.push(added(1))
  expect(new Set(await Promise.all(first))).toEqual(new Set(['ADDED o1;']))
  const second = streams.map(pull)
  ring.push(added(2))
  ring.push(added(3))
  await clock.advance(5)
  expect(new Set(await Promise.all(second))).toEqual(new Set(['ADDED o2;ADDED o3;']))
})

it('gives a crowd that takes the same events one piece, and others their own', async () => {
  const { clock, ring } = small(100)
  const streams = Array.from({ length: 40 }, () => open(ring, clock))
  ring.push(added(1))
  const late = open(ring, clock, { from: 1 })
  for (const revision of [2, 3]) ring.push(added(revision))
  const pieces = await Promise.all(streams.map(async (stream) => (await stream.next()).value))
  expect(pieces[0]?.toString()).toBe('ADDED o1;ADDED o2;ADDED o3;')
  expect(new Set(pieces).size).toBe(1)
  expect(await pull(late)).toBe('ADDED o2;ADDED o3;')
})

it('lets go of everything when it is returned while it waits', async () => {
  const { clock, ring } = small()
  const stream = open(ring, clock, { selection: everythingIn('a') })
  const next = pull(stream)
  await stream.return()
  expect(await next).toBeUndefined()
  expect(clock.pending).toBe(0)
})
