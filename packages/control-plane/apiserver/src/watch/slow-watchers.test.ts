import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { nextTurn, seededRandom, silentLogger, VirtualClock } from '@orrery/kit'
import { MemoryStore } from '@orrery/store'
import { httpTransport, readBody, type Transport } from '@orrery/transport'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serve } from '../server.js'

const clock = new VirtualClock()
const api = serve(
  { clock, random: seededRandom(1), store: new MemoryStore(), logger: silentLogger },
  { insecure: { host: '127.0.0.1', port: 0 } },
)
let transport: Transport

beforeAll(async () => {
  await api.start()
  transport = httpTransport({ baseUrl: api.insecureUrl })
})
afterAll(async () => {
  await transport.close()
  await api.stop()
})

const configMaps = '/api/v1/namespaces/default/configmaps'

/** Asks for a watch and never reads. */
async function deafWatcher(): Promise<Socket> {
  const { port } = new URL(api.insecureUrl)
  const where = { port: Number(port), host: '127.0.0.1', readableHighWaterMark: 1024 }
  const socket = connect(where)
  socket.on('error', () => {})
  socket.write(`GET ${configMaps}?watch=1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  await once(socket, 'readable')
  return socket
}

async function openWatches(): Promise<number> {
  const { body } = await transport.send({ method: 'GET', target: '/metrics' })
  const text = Buffer.from(await readBody(body)).toString()
  return Number(/^apiserver_longrunning_requests\{.*verb="WATCH".*\} (\d+)$/m.exec(text)?.[1] ?? 0)
}

async function sentEvents(): Promise<number> {
  const { body } = await transport.send({ method: 'GET', target: '/metrics' })
  const text = Buffer.from(await readBody(body)).toString()
  return Number(/^apiserver_watch_events_total\{.*resource="configmaps"\} (\d+)$/m.exec(text)?.[1] ?? 0)
}

async function write(count: number): Promise<void> {
  const data = { text: 'x'.repeat(500_000) }
  for (let i = 0; i < count; i++) {
    const body = Buffer.from(JSON.stringify({ metadata: { name: `c${i}` }, data }))
    const reply = await transport.send({ method: 'POST', target: configMaps, headers: { 'content-type': 'application/json' }, body })
    await readBody(reply.body)
    expect(reply.status).toBe(201)
  }
}

it('a watcher that does not read is closed, and gets no more than its connection holds', async () => {
  const socket = await deafWatcher()
  const watches = await openWatches()
  expect(watches).toBe(1)
  await write(40)
  const sent = await sentEvents()
  expect(sent).toBeLessThan(40)
  await clock.advance(60_000)
  while ((await openWatches()) > 0) await nextTurn()
  expect(await sentEvents()).toBe(sent)
  socket.resume()
  await once(socket, 'close')
})
