import { connect as dial, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import * as pem from '../../conformance/certificates.js'
import { deferred, ok, silentAfter, textOf } from '../../conformance/subject.js'
import { httpTransport, type ClientTls } from '../http-client/http-transport.js'
import type { Request, Transport } from '../message.js'
import { serveHttp, type HttpServer } from './serve-http.js'
import type { ServerOptions } from './server-options.js'

const ending: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).toReversed()) await end()
})

async function served(options: Partial<ServerOptions> = {}): Promise<HttpServer> {
  const server = serveHttp({ handler: async (request) => ok(request.target), port: 0, stopGraceMs: 50, ...options })
  await server.start()
  ending.push(() => server.stop())
  return server
}

function client(server: HttpServer, tls?: ClientTls): Transport {
  const transport = httpTransport({ baseUrl: server.address.url, ...(tls ? { tls } : {}) })
  ending.push(() => transport.close())
  return transport
}

/** Sends bytes as they are and gives what came back until the server closed. */
function rawExchange(server: HttpServer, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let got = ''
    const socket: Socket = dial(server.address.port, '127.0.0.1', () => socket.write(text))
    socket.setEncoding('latin1').on('data', (data: string) => (got += data))
    socket.on('close', () => resolve(got)).on('error', reject)
  })
}

const close = 'Connection: close\r\n\r\n'

describe('a request head', () => {
  it.each([
    ['origin form', `GET /a%2fb?x=1 HTTP/1.1\r\nHost: h\r\n${close}`, '/a%2fb?x=1'],
    ['absolute form', `GET http://other/a?b HTTP/1.1\r\nHost: h\r\n${close}`, '/a?b'],
    ['absolute form without a path', `GET http://other?b HTTP/1.1\r\nHost: h\r\n${close}`, '/?b'],
    ['asterisk form', `OPTIONS * HTTP/1.1\r\nHost: h\r\n${close}`, '*'],
    ['front of thousands of headers', `GET /a HTTP/1.1\r\n${'x:y\r\n'.repeat(10_000)}Host: h\r\n${close}`, '/a'],
    ['no decodable path', `GET /%zz//..;a HTTP/1.1\r\nHost: h\r\n${close}`, '/%zz//..;a'],
  ])('in %s reaches the handler', async (_name, text, target) => {
    expect((await rawExchange(await served(), text)).split('\r\n\r\n')[1]).toBe(target)
  })

  it.each([
    ['no Host', `GET / HTTP/1.1\r\n${close}`],
    ['two Hosts', `GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n${close}`],
    ['a bad Host', `GET / HTTP/1.1\r\nHost: a b\r\n${close}`],
    ['another target', `GET ftp://x/ HTTP/1.1\r\nHost: a\r\n${close}`],
    ['no HTTP at all', 'hello\r\n\r\n'],
    ['more headers than anybody needs', `GET / HTTP/1.1\r\nHost: a\r\n${Array.from({ length: 20_001 }, (_, i) => `x${i}:\r\n`).join('')}${close}`],
  ])('with %s is refused', async (_name, text) => {
    expect(await rawExchange(await served(), text)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  })

  it('may be long, up to the limit', async () => {
    const server = await served()
    const head = (length: number): string => `GET /${'a'.repeat(length)} HTTP/1.1\r\nHost: h\r\n${close}`
    expect(await rawExchange(server, head(200_000))).toMatch(/^HTTP\/1\.1 200 /)
    expect(await rawExchange(server, head(1_100_000))).toMatch(/^HTTP\/1\.1 431 /)
  })

  it('may not take for ever', async () => {
    const server = await served({ headersTimeoutMs: 40 })
    expect(await rawExchange(server, 'GET / HTTP/1.1\r\nHo')).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('a connection', () => {
  it('is kept for the next requests', async () => {
    const peers: unknown[] = []
    const handler = async (request: Request) => {
      peers.push(request.peer)
      return ok()
    }
    const transport = client(await served({ handler }))
    for (let n = 0; n < 20; n++) await textOf((await transport.send({ method: 'GET', target: '/' })).body)
    expect(new Set(peers).size).toBeLessThan(4)
    expect(peers[0]).toEqual({ address: '127.0.0.1', secure: false })
  })

  it('survives a body that was not read', async () => {
    const server = await served({ handler: async () => ok('no need') })
    const post = `POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n${'x'.repeat(100_000)}`
    const got = await rawExchange(server, `${post}GET / HTTP/1.1\r\nHost: h\r\n${close}`)
    expect(got.match(/no need/g)).toHaveLength(2)
  })

  it('gets a 500 for a reply that cannot be written', async () => {
    const handler = async () => ({ ...ok(), headers: { 'x-a': 'b\r\nc' } })
    const response = await client(await served({ handler })).send({ method: 'GET', target: '/' })
    expect(response.status).toBe(500)
  })

  it('sends no body for HEAD, and leaves a streamed one', async () => {
    const { body, left } = silentAfter('x')
    const handler = async (request: Request) => (request.target === '/s' ? ok(body) : ok('some'))
    const transport = client(await served({ handler }))
    const response = await transport.send({ method: 'HEAD', target: '/' })
    expect(response.headers['content-length']).toBe('4')
    expect(await textOf(response.body)).toBe('')
    expect(await textOf((await transport.send({ method: 'HEAD', target: '/s' })).body)).toBe('')
    await left
  })
})

describe('a client that pipelines', () => {
  const get = (target: string, more = ''): string => `GET ${target} HTTP/1.1\r\nHost: h\r\n${more}\r\n`

  it('leaves every stream when it goes, those that wait behind another too', async () => {
    const streams = [silentAfter('one'), silentAfter('two')]
    const bodies = streams.map(({ body }) => body)
    const both = deferred()
    const handler = async () => {
      const body = bodies.shift()
      if (bodies.length === 0) both.resolve()
      return ok(body)
    }
    const server = await served({ handler })
    const socket = dial(server.address.port, '127.0.0.1', () => socket.write(get('/1') + get('/2')))
    await both.promise
    await new Promise((resolve) => socket.once('data', resolve))
    socket.destroy()
    await Promise.all(streams.map(({ left }) => left))
  })

  it('may not upgrade before it has its answers', async () => {
    const { body, left } = silentAfter('one')
    const server = await served({ handler: async () => ok(body), upgrade: async () => ok('not reached') })
    const got = await rawExchange(server, get('/1') + get('/2', 'Connection: Upgrade\r\nUpgrade: x\r\n'))
    expect(got).not.toContain('not reached')
    await left
  })
})

describe('TLS', () => {
  const handler = async (request: Request) => ok(JSON.stringify(request.peer.certificate ?? 'none'))
  const tls = { key: pem.serverKey, cert: pem.serverCert, clientCa: pem.ca }
  const whoami = async (own: ClientTls): Promise<string> => {
    const transport = client(await served({ handler, tls }), { ca: pem.ca, ...own })
    return textOf((await transport.send({ method: 'GET', target: '/' })).body)
  }

  it('names a verified client', async () => {
    expect(JSON.parse(await whoami({ cert: pem.clientCert, key: pem.clientKey }))).toEqual({
      commonName: 'ada',
      organizations: ['system:masters', 'developers'],
    })
  })

  it('serves clients without a certificate, or with one it cannot verify, as nobody', async () => {
    expect(await whoami({})).toBe('"none"')
    expect(await whoami({ cert: pem.strangerCert, key: pem.strangerKey })).toBe('"none"')
  })

  it('is refused by a client that does not know the authority', async () => {
    const transport = client(await served({ handler, tls }), { ca: pem.strangerCert })
    await expect(transport.send({ method: 'GET', target: '/' })).rejects.toMatchObject({ name: 'ConnectionError' })
  })

  it('takes any authority when told to', async () => {
    const transport = client(await served({ handler, tls }), { insecureSkipVerify: true })
    expect((await transport.send({ method: 'GET', target: '/' })).status).toBe(200)
  })
})

describe('stop', () => {
  it('ends streams cleanly and cuts requests that hang', async () => {
    const stream = silentAfter('first')
    const hanging = deferred()
    const handler = async (request: Request) => {
      if (request.target === '/stream') return ok(stream.body)
      hanging.resolve()
      return new Promise<never>(() => {})
    }
    const server = await served({ handler })
    const transport = client(server)
    const streaming = textOf((await transport.send({ method: 'GET', target: '/stream' })).body)
    const cut = expect(transport.send({ method: 'GET', target: '/hang' })).rejects.toMatchObject({ name: 'ConnectionError' })
    await hanging.promise
    await server.stop()
    expect(await streaming).toBe('first')
    await Promise.all([stream.left, cut])
    expect(() => server.address).toThrow('not listening')
  })

  it('can be repeated, come first, and be followed by a start', async () => {
    const server = serveHttp({ handler: async () => ok(), port: 0 })
    await server.stop()
    await server.start()
    await server.start()
    await server.stop()
    await server.stop()
    await server.start()
    expect((await client(server).send({ method: 'GET', target: '/' })).status).toBe(200)
    await server.stop()
  })

  it('fails to start on a port that is taken', async () => {
    const { port } = (await served()).address
    await expect(serveHttp({ handler: async () => ok(), port }).start()).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})
