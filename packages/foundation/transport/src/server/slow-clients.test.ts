import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { VirtualClock } from '@orrery/kit'
import { afterEach, describe, expect, it } from 'vitest'
import type { Handler } from '../message.js'
import { serveHttp, type HttpServer } from './serve-http.js'

const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end()
})

interface Slow {
  clock: VirtualClock
  server: HttpServer
  socket: Socket
}

/** A client that asks and never reads. */
async function slowClient(handler: Handler): Promise<Slow> {
  const clock = new VirtualClock()
  const server = serveHttp({ handler, port: 0, clock, writeTimeoutMs: 1_000 })
  await server.start()
  const socket = connect(server.address.port, '127.0.0.1').pause()
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  ending.push(async () => {
    socket.destroy()
    const stopped = server.stop()
    await clock.advance(10_000)
    await stopped
  })
  return { clock, server, socket }
}

/** Waits for something to stand still that moves with the network. */
async function settled(value: () => number): Promise<number> {
  for (let before = -1; before !== value(); ) {
    before = value()
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  return value()
}

const piece = Buffer.alloc(1 << 20)

describe('a client that does not read', () => {
  it('is cut off, its stream left, and only what fits the connection was made for it', async () => {
    let made = 0
    let left: (() => void) | undefined
    const over = new Promise<void>((resolve) => (left = resolve))
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) {
          made += piece.length
          yield piece
        }
      } finally {
        left?.()
      }
    }
    const { clock, socket } = await slowClient(async () => ({ status: 200, headers: {}, body: endless() }))
    const waiting = await settled(() => made)
    expect(waiting).toBeGreaterThan(0)
    expect(waiting).toBeLessThan(32 << 20)
    await clock.advance(999)
    expect(made).toBe(waiting)
    await clock.advance(1)
    await over
    expect(made).toBe(waiting)
    socket.resume()
    await once(socket, 'close')
  })

  it('is cut off in the middle of a reply of one piece', async () => {
    const body = Buffer.alloc(64 << 20)
    let asked = 0
    const handler: Handler = async () => {
      asked++
      return { status: 200, headers: {}, body }
    }
    const { clock, socket } = await slowClient(handler)
    await settled(() => asked)
    await clock.advance(1_000)
    let got = 0
    socket.on('data', (chunk: Buffer) => (got += chunk.length)).resume()
    await once(socket, 'close')
    expect(got).toBeLessThan(body.length)
  })

  it('loses nothing where it only pauses', async () => {
    const body = Buffer.alloc(16 << 20)
    const { clock, socket } = await slowClient(async () => ({ status: 200, headers: { connection: 'close' }, body }))
    await settled(() => socket.bytesRead)
    await clock.advance(999)
    let got = 0
    socket.on('data', (chunk: Buffer) => (got += chunk.length)).resume()
    await once(socket, 'close')
    expect(got).toBeGreaterThan(body.length)
  })
})
