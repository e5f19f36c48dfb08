import { silentLogger } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { testApi } from '../testing/test-api.js'

const hooks = [
  '[+]poststarthook/start-system-namespaces-controller ok',
  '[+]poststarthook/scheduling/bootstrap-system-priority-classes ok',
  '[+]poststarthook/bootstrap-controller ok',
  '[+]poststarthook/start-kubernetes-service-cidr-controller ok',
]

describe('health', () => {
  it('is one word', async () => {
    const api = await testApi()
    for (const path of ['/healthz', '/livez', '/readyz']) {
      const { status, text, headers } = await api.send('GET', path)
      expect([status, text]).toEqual([200, 'ok'])
      expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' })
    }
  })

  it('says each check where it is asked to', async () => {
    const api = await testApi()
    const live = await api.send('GET', '/livez?verbose')
    expect(live.text.split('\n')).toEqual(['[+]ping ok', '[+]log ok', '[+]etcd ok', ...hooks, 'livez check passed', ''])
    const ready = await api.send('GET', '/readyz?verbose')
    const all = ['[+]ping ok', '[+]log ok', '[+]etcd ok', '[+]etcd-readiness ok', '[+]informer-sync ok', ...hooks, '[+]shutdown ok']
    expect(ready.text.split('\n')).toEqual([...all, 'readyz check passed', ''])
  })

  it('leaves out what is excluded, and says what it cannot', async () => {
    const api = await testApi()
    const { text } = await api.send('GET', '/healthz?verbose&exclude=etcd&exclude=nope&exclude=beyond')
    expect(text.split('\n').slice(0, 3)).toEqual(['[+]ping ok', '[+]log ok', '[+]etcd excluded: ok'])
    expect(text).toContain('warn: some health checks cannot be excluded: no matches for "beyond", "nope"\nhealthz check passed\n')
  })

  it('answers for one check', async () => {
    const api = await testApi()
    expect(await api.send('GET', '/readyz/poststarthook/bootstrap-controller')).toMatchObject({ status: 200, text: 'ok' })
    for (const path of ['/readyz/nope', '/readyz/', '/readyz/etcd/']) {
      expect(await api.send('GET', path)).toMatchObject({ status: 404, text: '404 page not found\n' })
    }
  })

  it('is live and not ready while it stops', async () => {
    const api = await testApi()
    await api.server.stop()
    expect((await api.send('GET', '/livez')).status).toBe(200)
    const { status, text } = await api.send('GET', '/readyz')
    expect(status).toBe(500)
    expect(text).toContain('[-]shutdown failed: reason withheld\nreadyz check failed\n')
    expect(await api.send('GET', '/readyz?exclude=shutdown')).toMatchObject({ status: 200, text: 'ok' })
    const one = await api.send('GET', '/readyz/shutdown')
    expect([one.status, one.text]).toEqual([500, 'internal server error: process is shutting down\n'])
  })

  it('is not well when the store cannot be read', async () => {
    const api = await testApi()
    Object.assign(api.store, { get: () => Promise.reject(new Error('disk')) })
    expect((await api.send('GET', '/livez')).text).toContain('[-]etcd failed: reason withheld\n')
  })

  it('is not well when nothing can be logged', async () => {
    const flush = (): void => {
      throw new Error('no space left')
    }
    const api = await testApi({ logger: { ...silentLogger, flush } })
    expect((await api.send('GET', '/readyz')).text).toContain('[-]log failed: reason withheld\n')
    expect((await api.send('GET', '/livez/log')).text).toBe('internal server error: no space left\n')
  })

  it('shows its settings without keys', async () => {
    const kubeletClient = { cert: 'a certificate', key: 'a secret' }
    const api = await testApi({ options: { eventTtl: 60, kubeletClient } })
    const { body, text } = await api.send('GET', '/configz')
    expect(body.apiserver).toMatchObject({ eventTtl: 60, maxRequestsInflight: 400 })
    expect(text).not.toContain('secret')
  })
})
