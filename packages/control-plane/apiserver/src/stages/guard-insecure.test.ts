import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'
import { hostName, isAllowedHost } from './guard-insecure.js'

describe('the insecure port', () => {
  it.each([
    ['localhost:8080', 'localhost'],
    ['LOCALHOST.', 'localhost'],
    ['[::1]:80', '[::1]'],
    ['[::1]', '[::1]'],
    ['10.0.0.1:', '10.0.0.1'],
  ])('knows %s as %s', (authority, name) => {
    expect(hostName(authority)).toBe(name)
  })

  it('may be called by any address where it listens on all', () => {
    expect(isAllowedHost('192.0.2.7', ['localhost', '0.0.0.0'])).toBe(true)
    expect(isAllowedHost('[2001:db8::1]', ['[::]'])).toBe(true)
    expect(isAllowedHost('evil.example', ['localhost', '0.0.0.0'])).toBe(false)
    expect(isAllowedHost('evil.example', ['*'])).toBe(true)
  })

  it.each([
    ['a host it is not called by', { host: 'rebound.example:8080' }],
    ['a page of another host', { host: 'localhost:8080', origin: 'https://evil.example' }],
    ['a page of another port', { host: 'localhost:8080', origin: 'http://localhost:3000' }],
    ['a page of no origin', { host: 'localhost:8080', origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const api = await testApi()
    for (const target of ['/version', '/api/v1/namespaces', '/nowhere']) {
      const { status, body } = await api.send('GET', target, { headers })
      expect({ status, reason: body.reason, kind: body.kind }).toEqual({ status: 403, reason: 'Forbidden', kind: 'Status' })
    }
  })

  it.each([{}, { host: '127.0.0.1:8080' }, { host: '[::1]:8080' }, { host: 'localhost:8080', origin: 'http://localhost:8080' }])(
    'answers %j',
    async (headers) => {
      const api = await testApi()
      expect((await api.send('GET', '/version', { headers })).status).toBe(200)
    },
  )

  it('asks nothing of clients over HTTPS', async () => {
    const api = await testApi()
    const peer = { address: '10.0.0.1', secure: true, certificate: { commonName: 'jo', organizations: [] } }
    expect((await api.send('GET', '/version', { headers: { host: 'any.example' }, peer })).status).toBe(200)
  })
})
