import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { seededRandom, systemClock } from '@orrery/kit'
import { createAuthority, issue } from '@orrery/pki'
import { serveHttp, type Handler, type HttpServer, type UpgradeHandler } from '@orrery/transport'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../testing/test-api.js'

const pki = { clock: systemClock, random: seededRandom(1) }
const ca = createAuthority('kubernetes', pki)
const serving = issue(ca, { commonName: 'n1', ips: ['127.0.0.1'], usages: ['server'] }, pki)
const client = issue(ca, { commonName: 'kube-apiserver', usages: ['client'] }, pki)

/** Answers as a pod would: with the method, the path and who is said to ask. */
function web(request: IncomingMessage, response: ServerResponse): void {
  response.end(`${request.method} ${request.url} for ${String(request.headers['x-forwarded-for'])}`)
}

const pod = createServer(web)
const asked: string[] = []

const handler: Handler = (request) => {
  const { peer, target, method } = request
  asked.push(`${peer.certificate?.commonName} ${method} ${target}`)
  const missing = target.includes('/gone')
  const body = Buffer.from(missing ? 'no such container' : `kubelet ${target}`)
  return Promise.resolve({ status: missing ? 404 : 200, headers: { 'content-type': 'text/plain' }, body })
}

/** The one port of the one pod is that of `pod`. */
const upgrade: UpgradeHandler = (request) => {
  const port = (pod.address() as AddressInfo).port
  if (request.target !== '/dial/default/web/8080') return handler(request)
  const accept = (stream: NodeJS.ReadWriteStream): void => {
    const socket = connect(port, '127.0.0.1')
    stream.pipe(socket).pipe(stream)
  }
  return Promise.resolve({ status: 101, headers: { upgrade: 'tcp' }, accept })
}

let kubelet: HttpServer
let api: TestApi

async function put(path: string, object: object): Promise<void> {
  const { status, text } = await api.send('POST', path, { body: object })
  if (status !== 201) throw new Error(text)
}

async function prepare(): Promise<void> {
  const addresses = [{ type: 'InternalIP', address: '127.0.0.1' }]
  const port = Number(new URL(kubelet.address.url).port)
  await put('/api/v1/nodes', {
    metadata: { name: 'n1', annotations: { 'orrery.dev/pod-dial': 'true' } },
    status: { addresses, daemonEndpoints: { kubeletEndpoint: { Port: port } } },
  })
  const containers = [{ name: 'c', image: 'i', ports: [{ containerPort: 8080 }] }]
  await put('/api/v1/namespaces/default/pods', { metadata: { name: 'web' }, spec: { nodeName: 'n1', containers } })
  const ip = '10.244.0.2'
  const status = { phase: 'Running', podIP: ip, podIPs: [{ ip }] }
  const headers = { 'content-type': 'application/merge-patch+json' }
  await api.send('PATCH', '/api/v1/namespaces/default/pods/web/status', { body: { status }, headers })
  const ports = [{ name: 'http', port: 80, targetPort: 8080 }]
  await put('/api/v1/namespaces/default/services', { metadata: { name: 'web' }, spec: { ports } })
  const targetRef = { kind: 'Pod', name: 'web', namespace: 'default' }
  const subsets = [{ addresses: [{ ip, targetRef }], ports: [{ name: 'http', port: 8080 }] }]
  await put('/api/v1/namespaces/default/endpoints', { metadata: { name: 'web' }, subsets })
  await put('/api/v1/namespaces/default/endpoints', { metadata: { name: 'none' }, subsets: [] })
}

beforeAll(async () => {
  await new Promise<void>((resolve) => pod.listen(0, '127.0.0.1', resolve))
  const tls = { cert: serving.certificate, key: serving.key, clientCa: ca.certificate }
  kubelet = serveHttp({ handler, upgrade, port: 0, tls })
  await kubelet.start()
  const kubeletClient = { cert: client.certificate, key: client.key }
  api = await testApi({ options: { kubeletClient, kubeletCa: ca.certificate } })
  await prepare()
})

afterAll(async () => {
  await api.server.stop()
  await kubelet.stop()
  pod.close()
})

describe('nodes', () => {
  it.each([
    ['/api/v1/nodes/n1/proxy/stats?x=1', '/stats?x=1'],
    ['/api/v1/proxy/nodes/n1/pods', '/pods'],
    ['/api/v1/proxy/nodes/n1/spec/', '/spec/'],
  ])('%s asks the kubelet, known by its certificate', async (target, path) => {
    expect((await api.send('GET', target)).text).toBe(`kubelet ${path}`)
    expect(asked.at(-1)).toBe(`kube-apiserver GET ${path}`)
  })

  it('that are missing are told in upstream’s words', async () => {
    const { status, body } = await api.send('GET', '/api/v1/proxy/nodes/nope/pods')
    expect([status, body.message]).toEqual([404, 'nodes "nope" not found'])
  })
})

describe('pods and services', () => {
  const inNamespace = '/api/v1/namespaces/default'
  it.each([
    `${inNamespace}/pods/web/proxy/a?b`,
    `${inNamespace}/pods/http:web:8080/proxy/a?b`,
    `${inNamespace}/services/web:http/proxy/a?b`,
    `${inNamespace}/services/web:80/proxy/a?b`,
    '/api/v1/proxy/namespaces/default/services/web:http/a?b',
  ])('%s reaches the pod through its kubelet', async (target) => {
    const { status, text } = await api.send('GET', target)
    expect([status, text]).toEqual([200, 'GET /a?b for 127.0.0.1'])
  })

  it('takes every method', async () => {
    const { text } = await api.send('DELETE', `${inNamespace}/pods/web/proxy/x`)
    expect(text).toBe('DELETE /x for 127.0.0.1')
  })

  it.each([
    [`${inNamespace}/services/none/proxy/`, 503, 'no endpoints available for service "none"'],
    [`${inNamespace}/services/web:81/proxy/`, 503, 'no service port 81 found for service "web"'],
    [`${inNamespace}/services/nope/proxy/`, 404, 'services "nope" not found'],
    [`${inNamespace}/pods/nope/proxy/`, 404, 'pods "nope" not found'],
    [`${inNamespace}/pods/ftp:web:1/proxy/`, 400, 'invalid pod request "ftp:web:1"'],
  ])('%s: %d %s', async (target, code, message) => {
    const { status, body } = await api.send('GET', target)
    expect([status, body.message]).toEqual([code, message])
  })

  it('says that nothing is there to be dialled', async () => {
    const { status, body } = await api.send('GET', `${inNamespace}/pods/web:9/proxy/`)
    expect([status, body.reason]).toEqual([503, 'ServiceUnavailable'])
  })
})

describe('logs', () => {
  it('come from the kubelet', async () => {
    const { text } = await api.send('GET', '/api/v1/namespaces/default/pods/web/log?tailLines=3')
    expect(text).toBe('kubelet /containerLogs/default/web/c?tailLines=3')
  })
})
