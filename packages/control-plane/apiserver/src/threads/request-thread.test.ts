import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { MemoryStore } from '@orrery/store'
import { readBody } from '@orrery/transport'
import { expect, it } from 'vitest'
import { createApiServer } from '../api-server.js'

interface Made {
  metadata: { name: string; uid: string; creationTimestamp: string }
}

/** What a server of its own makes of an object that is large enough for a thread. */
async function madeInThread(clock: VirtualClock, seed: number): Promise<Made> {
  const server = createApiServer({ store: new MemoryStore(), clock, random: seededRandom(seed), logger: silentLogger, threads: 1 })
  await server.start()
  const object = { metadata: { generateName: 'large-' }, data: { payload: 'x'.repeat(100_000) } }
  const { status, body } = await server.handler({
    method: 'POST',
    target: '/api/v1/namespaces/default/configmaps',
    headers: { 'content-type': 'application/json' },
    peer: { address: '127.0.0.1', secure: false },
    signal: new AbortController().signal,
    body: Buffer.from(JSON.stringify(object)),
  })
  const made = JSON.parse(Buffer.from(await readBody(body)).toString()) as Made
  await server.stop()
  expect(status).toBe(201)
  return made
}

it('a thread has the server’s time, though it is held, and its chance, so that one seed gives one history', { timeout: 60_000 }, async () => {
  const clock = new VirtualClock()
  const [one, same, other] = [await madeInThread(clock, 1), await madeInThread(clock, 1), await madeInThread(clock, 2)]
  expect(Date.parse(one.metadata.creationTimestamp)).toBe(Math.floor(clock.now() / 1000) * 1000)
  expect(same.metadata).toEqual(one.metadata)
  expect(other.metadata.uid).not.toBe(one.metadata.uid)
})
