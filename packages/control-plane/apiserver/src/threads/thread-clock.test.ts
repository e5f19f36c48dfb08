import { seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { MemoryStore } from '@orrery/store'
import { readBody } from '@orrery/transport'
import { expect, it } from 'vitest'
import { createApiServer } from '../api-server.js'

it('a thread tells the time by the server’s clock, though it is held', { timeout: 60_000 }, async () => {
  const clock = new VirtualClock()
  const server = createApiServer({ store: new MemoryStore(), clock, random: seededRandom(1), logger: silentLogger, threads: 1 })
  await server.start()
  const object = { metadata: { name: 'large' }, data: { payload: 'x'.repeat(100_000) } }
  const { status, body } = await server.handler({
    method: 'POST',
    target: '/api/v1/namespaces/default/configmaps',
    headers: { 'content-type': 'application/json' },
    peer: { address: '127.0.0.1', secure: false },
    signal: new AbortController().signal,
    body: Buffer.from(JSON.stringify(object)),
  })
  const made = JSON.parse(Buffer.from(await readBody(body)).toString()) as { metadata: { creationTimestamp: string } }
  await server.stop()
  expect(status).toBe(201)
  expect(Date.parse(made.metadata.creationTimestamp)).toBe(Math.floor(clock.now() / 1000) * 1000)
})
