import { seededRandom, silentLogger, systemClock } from '@orrery/kit'
import { createAuthority, issue } from '@orrery/pki'
import { MemoryStore } from '@orrery/store'
import { httpTransport, readBody } from '@orrery/transport'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serve } from './server.js'

const context = { clock: systemClock, random: seededRandom(1) }
const authority = createAuthority('ca', context)
const serving = issue(authority, { commonName: 'server', ips: ['127.0.0.1'], usages: ['server'] }, context)
const client = issue(authority, { commonName: 'jane', organizations: ['dev'], usages: ['client'] }, context)

const api = serve(
  { ...context, store: new MemoryStore(), logger: silentLogger },
  {
    insecure: { host: '127.0.0.1', port: 0 },
    secure: {
      host: '127.0.0.1',
      port: 0,
      serving: { cert: serving.certificate, key: serving.key },
      clientCa: authority.certificate,
    },
  },
)

beforeAll(() => api.start())
afterAll(() => api.stop())

async function ask(url: string, tls?: { ca: string; cert?: string; key?: string }): Promise<string> {
  const transport = httpTransport({ baseUrl: url, ...(tls && { tls }) })
  const { status, body } = await transport.send({
    method: 'POST',
    target: '/apis/authentication.k8s.io/v1/selfsubjectreviews',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{}'),
  })
  const reply = JSON.parse(Buffer.from(await readBody(body)).toString())
  await transport.close()
  return status === 201 ? reply.status.userInfo.username : reply.reason
}

it('knows its clients by where they come and by their certificates', async () => {
  const ca = authority.certificate
  expect(await ask(api.insecureUrl)).toBe('system:unsecured')
  expect(await ask(api.secureUrl, { ca })).toBe('Unauthorized')
  expect(await ask(api.secureUrl, { ca, cert: client.certificate, key: client.key })).toBe('jane')
})
