import type { Duplex } from 'node:stream'
import { isUpgraded, memoryTransport, type Upgraded } from '@orrery/transport'
import { describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'
import { base64, binary, type Framing } from './messages.js'

const peer = { address: '127.0.0.1', secure: false }
const handshake = {
  upgrade: 'websocket',
  connection: 'Upgrade',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'sec-websocket-version': '13',
}

async function open(api: TestApi, target: string, more: Record<string, string> = {}): Promise<Upgraded> {
  const transport = memoryTransport(api.server.handler, peer, api.server.upgrade)
  const reply = await transport.upgrade({ method: 'GET', target, headers: { ...handshake, ...more } })
  if (!isUpgraded(reply)) throw new Error(`refused with ${reply.status}`)
  return reply
}

interface Frame {
  opcode: number
  text: string
}

/** A server's frames are not masked: two bytes, two more for the length of a longer one, the payload. */
async function frames(stream: Duplex, count: number): Promise<Frame[]> {
  const got: Frame[] = []
  let bytes = Buffer.alloc(0)
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes = Buffer.concat([bytes, chunk])
    for (;;) {
      const long = (bytes[1] ?? 0) === 126
      const start = long ? 4 : 2
      const end = start + (long && bytes.length >= 4 ? bytes.readUInt16BE(2) : (bytes[1] ?? 0))
      if (bytes.length < start || bytes.length < end) break
      got.push({ opcode: (bytes[0] ?? 0) & 15, text: bytes.subarray(start, end).toString() })
      bytes = bytes.subarray(end)
    }
    if (got.length >= count) return got
  }
  return got
}

const configMaps = '/api/v1/namespaces/default/configmaps'

describe('a watch over a WebSocket', () => {
  it('sends each event as a text message', async () => {
    const api = await testApi()
    for (const name of ['a', 'b']) await api.send('POST', configMaps, { body: { metadata: { name } } })
    const { headers, stream } = await open(api, `${configMaps}?watch=1`, { 'sec-websocket-protocol': 'any.example' })
    expect(headers).toMatchObject({
      'sec-websocket-accept': 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
      'sec-websocket-protocol': 'any.example',
    })
    const got = await frames(stream, 2)
    expect(got.map(({ opcode }) => opcode)).toEqual([1, 1])
    const events = got.map(({ text }) => JSON.parse(text) as { type: string; object: { metadata: { name: string } } })
    expect(events.map(({ type, object }) => `${type} ${object.metadata.name}`)).toEqual(['ADDED a', 'ADDED b'])
    expect(got.every(({ text }) => text.endsWith('\n'))).toBe(true)
  })

  it('says goodbye when the watch is over', async () => {
    const api = await testApi()
    const { stream } = await open(api, `${configMaps}?watch=1&timeoutSeconds=5&resourceVersion=1`)
    const got = frames(stream, 1)
    await api.clock.advance(5_000)
    expect(await got).toEqual([{ opcode: 8, text: '\u0003\ufffd' }])
  })

  it('ends the watch when the client goes', async () => {
    const api = await testApi()
    const { stream } = await open(api, `${configMaps}?watch=1&resourceVersion=1`)
    const before = api.clock.pending
    await new Promise((resolve) => stream.once('close', resolve).destroy())
    await api.clock.advance(0)
    expect(api.clock.pending).toBeLessThan(before)
  })

  it('refuses what is refused without', async () => {
    const api = await testApi()
    const ask = (target: string, more = {}): Promise<unknown> => open(api, target, more)
    await expect(ask('/api/v1/namespaces/default/nothings?watch=1')).rejects.toThrow('refused with 404')
    await expect(ask(`${configMaps}?watch=1`, { origin: 'https://evil.example' })).rejects.toThrow('refused with 403')
    await expect(ask(`${configMaps}?watch=1`, { 'sec-websocket-version': '8' })).rejects.toThrow('refused with 400')
    await expect(ask(configMaps)).rejects.toThrow('refused with 200')
  })
})

describe('bytes over a WebSocket', () => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('log')
  }

  async function sent(framing: Framing): Promise<unknown[]> {
    const all: unknown[] = []
    for await (const messages of framing(chunks())) all.push(...messages)
    return all
  }

  it('begin with an empty message', async () => {
    expect(await sent(binary)).toEqual([new Uint8Array(), Buffer.from('log')])
    expect(await sent(base64)).toEqual(['', 'bG9n'])
  })
})
