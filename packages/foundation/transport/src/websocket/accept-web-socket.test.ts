import { once } from 'node:events'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveHttp, type HttpServer } from '../server/serve-http.js'
import type { UpgradeHandler } from '../upgrade.js'
import { acceptWebSocket, type ServerWebSocket } from './accept-web-socket.js'
import { isWebSocketRequest, offeredProtocols } from './handshake.js'

const servers: HttpServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

async function dial(serve: (socket: ServerWebSocket) => Promise<void>, protocols: string[] = []): Promise<WebSocket> {
  const upgrade: UpgradeHandler = async (request) => {
    expect(isWebSocketRequest(request)).toBe(true)
    return acceptWebSocket(request, offeredProtocols(request).at(-1) ?? '', serve)
  }
  const handler = async (): Promise<never> => Promise.reject(new Error('not upgraded'))
  const server = serveHttp({ handler, upgrade, port: 0, stopGraceMs: 50 })
  await server.start()
  servers.push(server)
  return new WebSocket(server.address.url.replace('http', 'ws'), protocols)
}

describe('a WebSocket', () => {
  it('carries texts and bytes to the client and says goodbye', async () => {
    const socket = await dial(async (server) => {
      await server.send('text')
      await server.send(Buffer.from([1, 2]))
    }, ['one', 'two'])
    const got: [unknown, boolean][] = []
    socket.on('message', (data, isBinary) => got.push([Buffer.from(data as Buffer).toString(), isBinary]))
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1000)
    expect(socket.protocol).toBe('two')
    expect(got).toEqual([['text', false], ['\u0001\u0002', true]])
  })

  it('tells when the client goes', async () => {
    let left: (() => void) | undefined
    const gone = new Promise<void>((resolve) => (left = resolve))
    const socket = await dial(async (server) => {
      await server.send('ready')
      await server.closed
      left?.()
    })
    await once(socket, 'message')
    socket.terminate()
    await gone
    expect(socket.readyState).toBe(WebSocket.CLOSED)
  })

  it.each([
    ['no key', { 'sec-websocket-version': '13' }],
    ['a short key', { 'sec-websocket-key': 'AA==', 'sec-websocket-version': '13' }],
    ['another version', { 'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==', 'sec-websocket-version': '8' }],
  ])('refuses a handshake with %s', (_, headers) => {
    const request = { method: 'GET', target: '/', headers, peer: { address: '', secure: false }, signal: new AbortController().signal }
    expect(acceptWebSocket(request, '', () => Promise.resolve())).toMatchObject({ status: 400 })
  })
})
