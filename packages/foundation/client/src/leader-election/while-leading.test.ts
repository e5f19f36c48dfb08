import { notFound, resources, type coordinationv1 } from '@orrery/api'
import { seededRandom, VirtualClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import type { ApiClient } from '../api-client.js'
import { whileLeading } from './while-leading.js'

/** A server that knows one Lease. */
function leaseServer() {
  let lease: coordinationv1.Lease | undefined
  let revision = 0
  const write = (object: object): Promise<unknown> => {
    const given = object as coordinationv1.Lease
    lease = { ...given, metadata: { ...given.metadata, resourceVersion: `${++revision}` } }
    return Promise.resolve(lease)
  }
  const get = (name: string): Promise<unknown> =>
    lease ? Promise.resolve(lease) : Promise.reject(notFound(resources.coordinationv1.leases, name))
  return { resource: () => ({ get, create: write, update: write }) } as unknown as ApiClient
}

it('runs one of two candidates, and the other after it stopped', async () => {
  const clock = new VirtualClock()
  const client = leaseServer()
  const running = new Set<string>()
  const candidate = (identity: string, seed: number) =>
    whileLeading(client, { namespace: 'kube-system', name: 'x', identity, clock, random: seededRandom(seed) }, () => ({
      start: () => Promise.resolve(void running.add(identity)),
      stop: () => Promise.resolve(void running.delete(identity)),
    }))
  const [a, b] = [candidate('a', 1), candidate('b', 2)]
  await a.start()
  await clock.advance(5000)
  await b.start()
  await clock.advance(60_000)
  expect([...running]).toEqual(['a'])
  const stopped = a.stop()
  await clock.advance(1000)
  await stopped
  await clock.advance(60_000)
  expect([...running]).toEqual(['b'])
  const end = b.stop()
  await clock.advance(1000)
  await end
  expect([...running]).toEqual([])
})
