import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { askEngine, engineAddress } from './docker-engine.js'

let server: Server | undefined

function listen(status: number, body: string): Promise<string> {
  const engine = createServer((_, reply) => reply.writeHead(status).end(body))
  server = engine
  return new Promise((resolve) => {
    engine.listen(0, '127.0.0.1', () => resolve(`tcp://127.0.0.1:${(engine.address() as AddressInfo).port}`))
  })
}

describe('askEngine', () => {
  afterEach(() => server?.close())

  it('tells the version', async () => {
    expect(await askEngine(await listen(200, '{"Version":"20.10.24"}'))).toEqual({ version: '20.10.24' })
  })

  it.each(['', '{', '{}', '[]'])('is not fooled by %j', async (body) => {
    expect(await askEngine(await listen(500, body))).toEqual({ obstacle: expect.stringContaining('it answered 500') })
  })

  it('says where it found none', async () => {
    const obstacle = 'no Docker engine at unix:///nowhere.sock (ENOENT)'
    expect(await askEngine('unix:///nowhere.sock')).toEqual({ obstacle })
  })
})

describe('engineAddress', () => {
  it.each([
    ['unix:///var/run/docker.sock', { socketPath: '/var/run/docker.sock' }],
    ['tcp://127.0.0.1:2375', { host: '127.0.0.1', port: 2375 }],
  ])('of %s', (text, address) => expect(engineAddress(text)).toEqual(address))
})
