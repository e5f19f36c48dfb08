import { connect } from 'node:net'
import type { corev1 } from '@orrery/api'
import { systemClock, systemRandom } from '@orrery/kit'
import { createAuthority, issue } from '@orrery/pki'
import { httpTransport, isUpgraded, readBody } from '@orrery/transport'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testContainer, testPod } from '../testing/test-pod.js'
import { testWorld, type World } from '../testing/test-world.js'

describe('the kubelet\'s server over TLS', () => {
  it('answers those alone who show a certificate of the authority', async () => {
    const context = { clock: systemClock, random: systemRandom }
    const authority = createAuthority('test', context)
    const credential = issue(authority, { commonName: 'n1', ips: ['127.0.0.1'], usages: ['server', 'client'] }, context)
    const tls = { key: credential.key, cert: credential.certificate, clientCa: authority.certificate }
    const { kubelet } = await testWorld({ server: { host: '127.0.0.1', port: 0, tls } })
    const baseUrl = `https://127.0.0.1:${kubelet.port}`
    const ask = async (client: object): Promise<number> => {
      const transport = httpTransport({ baseUrl, tls: { ca: authority.certificate, ...client } })
      const { status } = await transport.send({ method: 'GET', target: '/pods' })
      await transport.close()
      return status
    }
    expect(await ask({})).toBe(401)
    expect(await ask({ cert: credential.certificate, key: credential.key })).toBe(200)
    await kubelet.stop()
  })
})

it('joins clients over TLS with ports of pods, with so few listeners that nobody is warned', async () => {
  const context = { clock: systemClock, random: systemRandom }
  const authority = createAuthority('test', context)
  const credential = issue(authority, { commonName: 'n1', ips: ['127.0.0.1'], usages: ['server', 'client'] }, context)
  const key = { key: credential.key, cert: credential.certificate }
  const tls = { ...key, clientCa: authority.certificate }
  const { kubelet, add, clock } = await testWorld({ server: { host: '127.0.0.1', port: 0, tls } })
  add(testPod('web', { containers: [testContainer({ ports: [{ containerPort: 80 }] })] }))
  await clock.advance(0)
  const warnings: string[] = []
  const note = (warning: Error): void => void warnings.push(warning.message)
  process.on('warning', note)
  const transport = httpTransport({ baseUrl: `https://127.0.0.1:${kubelet.port}`, tls: { ca: authority.certificate, ...key } })
  const reply = await transport.upgrade({ method: 'GET', target: '/dial/default/web/80', headers: { upgrade: 'tcp' } })
  if (!isUpgraded(reply)) throw new Error(`status ${reply.status}`)
  reply.stream.end('GET / HTTP/1.0\r\n\r\n')
  expect(Buffer.concat(await reply.stream.toArray()).toString()).toMatch(/\r\n\r\nweb\n$/)
  process.off('warning', note)
  expect(warnings).toEqual([])
  await transport.close()
  await kubelet.stop()
})

describe('the kubelet\'s server', () => {
  let world: World
  beforeEach(async () => {
    world = await testWorld({ server: { host: '127.0.0.1', port: 0 } })
    const command = ['sh', '-c', 'echo one; echo two; sleep 1000']
    world.add(testPod('web', { containers: [testContainer({ command, ports: [{ containerPort: 80 }] })] }))
    await world.clock.advance(0)
  })
  afterEach(() => world.kubelet.stop())

  const get = async (target: string): Promise<{ status: number; text: string }> => {
    const transport = httpTransport({ baseUrl: `http://127.0.0.1:${world.kubelet.port}` })
    const { status, body } = await transport.send({ method: 'GET', target })
    const text = Buffer.from(await readBody(body, 1 << 20)).toString()
    await transport.close()
    return { status, text }
  }

  it('gives the node its port', () => {
    expect(world.kubelet.port).toBeGreaterThan(0)
  })

  it('is healthy, lists pods and says what the machine is', async () => {
    expect(await get('/healthz')).toEqual({ status: 200, text: 'ok' })
    const list = JSON.parse((await get('/pods')).text) as { kind: string; items: corev1.Pod[] }
    expect([list.kind, list.items[0]?.metadata.name, list.items[0]?.status.phase]).toEqual(['PodList', 'web', 'Running'])
    expect(JSON.parse((await get('/spec')).text)).toMatchObject({ num_cores: 2, memory_capacity: 1024 ** 3 })
    expect(JSON.parse((await get('/stats/summary')).text)).toMatchObject({
      node: { nodeName: 'n1' },
      pods: [{ podRef: { name: 'web' }, containers: [{ name: 'c' }] }],
    })
    expect((await get('/nothing')).status).toBe(404)
  })

  it.each([
    ['', 200, 'one\ntwo\n'],
    ['?tailLines=1', 200, 'two\n'],
    ['?limitBytes=5', 200, 'one\nt'],
    ['?timestamps=true&tailLines=1', 200, '2024-01-01T00:00:00.000000000Z two\n'],
    ['?sinceTime=2030-01-01T00:00:00Z', 200, ''],
    ['?tailLines=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    ['?previous=true', 400, 'previous terminated container "c" in pod "web" not found'],
  ])('gives logs%s', async (query, status, text) => {
    expect(await get(`/containerLogs/default/web/c${query}`)).toEqual({ status, text })
  })

  it('refuses logs of what is not there', async () => {
    expect(await get('/containerLogs/default/web/x')).toEqual({ status: 404, text: 'container "x" not found in pod "web"' })
    expect((await get('/containerLogs/default/none/c')).status).toBe(404)
  })

  const dial = (port: number): Promise<string> =>
    new Promise((resolve, reject) => {
      let text = ''
      const socket = connect(world.kubelet.port, '127.0.0.1')
      socket.write(`GET /dial/default/web/${port} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n`)
      socket.on('data', (chunk) => {
        text += chunk.toString()
        if (text.endsWith('\r\n\r\n') && text.startsWith('HTTP/1.1 101')) socket.write('GET / HTTP/1.0\r\n\r\n')
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })

  it('joins a client with a port of a pod', async () => {
    expect(await dial(80)).toMatch(/^HTTP\/1\.1 101 [\s\S]*HTTP\/1\.1 200 OK[\s\S]*\r\n\r\nweb\n$/)
    expect(await dial(81)).toMatch(/^HTTP\/1\.1 502 [\s\S]*connect: connection refused\n$/)
  })
})
