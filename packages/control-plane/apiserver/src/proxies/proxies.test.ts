import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { duplexPair } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import type { corev1 } from '@orrery/api'
import { readBody, type Request } from '@orrery/transport'
import { requestHeaders, responseHeaders } from './forwarded-headers.js'
import { forward, type Backend, type Forwarded } from './forward.js'
import { dialErrorText } from './go-network-error.js'
import { joinHostPort, kubeletAddress } from './kubelet-address.js'
import { parseLegacyProxyPath } from './legacy-proxy.js'
import { podPort } from './locate-pod.js'
import { endpointTargets, servicePortName } from './locate-service.js'
import { checkProxyable } from './proxyable.js'
import { parseSchemeNamePort } from './scheme-name-port.js'
import { requestOverStream } from './stream-request.js'

function requestTo(target: string, more: Partial<Request> = {}): Request {
  const signal = new AbortController().signal
  return { method: 'GET', target, headers: {}, peer: { address: '10.0.0.9', secure: true }, signal, ...more }
}

describe('names in proxy paths', () => {
  it.each([
    ['web', { scheme: '', name: 'web', port: '' }],
    ['web:80', { scheme: '', name: 'web', port: '80' }],
    ['https:web:main', { scheme: 'https', name: 'web', port: 'main' }],
    ['https:web:', { scheme: 'https', name: 'web', port: '' }],
  ])('%s', (id, parts) => expect(parseSchemeNamePort(id, 'pod')).toEqual(parts))

  it.each(['', ':80', 'ftp:web:80', 'a:b:c:d'])('refuses %j', (id) => {
    expect(() => parseSchemeNamePort(id, 'service')).toThrow(`invalid service request "${id}"`)
  })
})

describe('legacy paths', () => {
  it.each([
    ['/api/v1/proxy/nodes/n1/pods/', { namespace: '', id: 'n1', rest: '/pods/' }],
    ['/api/v1/proxy/nodes/n1', { namespace: '', id: 'n1', rest: '' }],
    ['/api/v1/proxy/namespaces/d/services/web:80/a%20b', { namespace: 'd', id: 'web:80', rest: '/a%20b' }],
  ])('%s', (path, parts) => expect(parseLegacyProxyPath(path)).toMatchObject(parts))

  it.each(['/api/v1/proxy/pods/p', '/api/v1/proxy/namespaces/d/nodes/n', '/api/v1/proxy/nodes/', '/api/v1/nodes/n/proxy'])(
    'leaves %s to others',
    (path) => expect(parseLegacyProxyPath(path)).toBeUndefined(),
  )
})

describe('where things are', () => {
  const node = (addresses: corev1.NodeAddress[], port: number): corev1.Node =>
    ({ status: { addresses, daemonEndpoints: { kubeletEndpoint: { Port: port } } } }) as corev1.Node

  it('prefers a node internal address to its host name', () => {
    const addresses = [{ type: 'Hostname', address: 'n1' }, { type: 'InternalIP', address: '10.0.0.1' }]
    expect(kubeletAddress(node(addresses, 1234))).toEqual({ host: '10.0.0.1', port: 1234 })
    expect(kubeletAddress(node(addresses.slice(0, 1), 0))).toEqual({ host: 'n1', port: 10250 })
    expect(() => kubeletAddress(node([], 0))).toThrow('no preferred addresses found; known addresses: []')
  })

  it('takes the first declared port of a pod', () => {
    const pod = { spec: { containers: [{ name: 'a' }, { name: 'b', ports: [{ containerPort: 8080 }] }] } } as corev1.Pod
    expect([podPort(pod, '', ''), podPort(pod, '9', '')]).toEqual([8080, 9])
    expect(podPort({ spec: { containers: [] } } as unknown as corev1.Pod, '', 'https')).toBe(443)
  })

  it('finds a service port by its number', () => {
    const service = { metadata: { name: 'web' }, spec: { ports: [{ name: 'main', port: 80 }] } } as corev1.Service
    expect([servicePortName(service, '80'), servicePortName(service, 'x')]).toEqual(['main', 'x'])
    expect(() => servicePortName(service, '81')).toThrow('no service port 81 found for service "web"')
  })

  it('starts at a random endpoint and reaches all', () => {
    const addresses = ['1', '2', '3'].map((ip) => ({ ip }))
    const endpoints: Pick<corev1.Endpoints, 'subsets'> = { subsets: [{ addresses, ports: [{ port: 80 }] }, { notReadyAddresses: addresses }] }
    const ips = (random: number): string[] =>
      endpointTargets(endpoints as corev1.Endpoints, '', () => random).map(({ address }) => address.ip)
    expect([ips(0), ips(0.5)]).toEqual([['1', '2', '3'], ['2', '3', '1']])
  })

  it('brackets IPv6', () => expect([joinHostPort('::1', 2), joinHostPort('h', 2)]).toEqual(['[::1]:2', 'h:2']))

  it.each(['', 'name', '127.0.0.1', '169.254.1.1', '0.0.0.0', '::1', '::ffff:127.0.0.1', 'fe80::1', '224.0.0.1'])(
    'does not connect to %j',
    (ip) => expect(() => checkProxyable(ip)).toThrow('address not allowed'),
  )
})

describe('headers', () => {
  it('tell who asked, and drop what is of the connection or private', () => {
    const headers = { host: 'api', connection: 'x-own', 'x-own': '1', authorization: 'Bearer t', te: 'x', accept: 'a' }
    expect(requestHeaders(requestTo('/x/y?z', { headers }))).toEqual({
      accept: 'a',
      'x-forwarded-for': '10.0.0.9',
      'x-forwarded-host': 'api',
      'x-forwarded-proto': 'https',
      'x-forwarded-uri': '/x/y',
    })
  })

  it('leave cross-origin use to the API server', () => {
    const headers = { 'access-control-allow-origin': '*', 'transfer-encoding': 'chunked', etag: '1' }
    expect(responseHeaders(headers)).toEqual({ etag: '1' })
  })
})

describe('forwarding', () => {
  let server: ReturnType<typeof createServer> | undefined
  afterEach(() => server?.close())

  async function backend(): Promise<Backend> {
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(207, { 'x-host': request.headers.host, location: '/elsewhere' })
        response.end(`${request.method} ${request.url} ${Buffer.concat(chunks).toString()}`)
      })
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { host: `h:${port}`, ask: (request) => requestOverStream(connect(port, '127.0.0.1'), `h:${port}`, request) }
  }

  it('hands on method, path, query and both bodies', async () => {
    const to = await backend()
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('one ')
      yield Buffer.from('two')
    }
    const reply = await forward({ request: { ...requestTo('/api/x/proxy/a%20b?c=d&e', { method: 'PUT' }), body: body() }, upgrading: false }, to, '/a%20b')
    expect(reply.status).toBe(207)
    expect(reply.headers).toMatchObject({ 'x-host': to.host, location: '/api/x/proxy/elsewhere' })
    expect(Buffer.from(await readBody(reply.body)).toString()).toBe('PUT /a%20b?c=d&e one two')
  })

  it('joins the connections when the backend switches protocols', async () => {
    const to = await backend()
    server?.on('upgrade', (request, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nearly ')
      socket.write(`${request.headers.connection} ${request.headers.upgrade} `)
      socket.pipe(socket)
    })
    const exchange: Forwarded = { request: requestTo('/p/', { headers: { upgrade: 'echo' } }), upgrading: true }
    const { status, headers } = await forward(exchange, to, '/')
    expect([status, headers['upgrade']]).toEqual([101, 'echo'])
    const [ours, theirs] = duplexPair()
    exchange.accept?.(theirs)
    ours.end('late')
    expect(Buffer.concat(await ours.toArray()).toString()).toBe('early Upgrade echo late')
  })

  it('sends a browser to the root with its slash', async () => {
    const to: Backend = { host: 'h:1', ask: () => Promise.reject(new Error('not asked')) }
    const reply = await forward({ request: requestTo('/api/x/proxy?c=d'), upgrading: false }, to, '')
    expect([reply.status, reply.headers]).toEqual([301, { location: '/api/x/proxy/?c=d' }])
  })

  it('says in upstream words that nothing answers', async () => {
    const refused = Object.assign(new Error('x'), { code: 'ECONNREFUSED' })
    const to: Backend = { host: '10.1.2.3:80', ask: () => Promise.reject(refused) }
    await expect(forward({ request: requestTo('/p/'), upgrading: false }, to, '/')).rejects.toMatchObject({
      status: {
        code: 503,
        reason: 'ServiceUnavailable',
        message: 'error trying to reach service: dial tcp 10.1.2.3:80: connect: connection refused',
      },
    })
    expect(dialErrorText('h:1', new Error('other'))).toBe('other')
  })
})
