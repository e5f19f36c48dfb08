import { silentLogger } from '@orrery/kit'
import { describe, expect, it } from 'vitest'
import { testApi, type Answer, type TestApi } from '../testing/test-api.js'

/** Lets the clock go on until the answer is there. */
async function recorded(api: TestApi, asked: Promise<Answer>): Promise<Answer> {
  let answer: Answer | undefined
  void asked.then((each) => (answer = each))
  while (!answer) await api.clock.advance(1_000)
  return answer
}

const get = (api: TestApi, target: string): Promise<Answer> => recorded(api, api.send('GET', target))

describe('profiles', () => {
  it('are listed', async () => {
    const api = await testApi()
    expect(await api.send('GET', '/debug/pprof')).toMatchObject({ status: 302, headers: { location: '/debug/pprof/' } })
    const { text, headers } = await api.send('GET', '/debug/pprof/')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    for (const name of ['allocs', 'heap', 'profile']) expect(text).toContain(`<a href="${name}?seconds=`)
    expect(await api.send('GET', '/debug/pprof/goroutine')).toMatchObject({ status: 404, text: 'Unknown profile\n' })
  })

  it('are of the CPU, as V8 has them', async () => {
    const { status, headers, body } = await get(await testApi(), '/debug/pprof/profile?seconds=2')
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="profile.cpuprofile"',
    })
    expect(body).toMatchObject({ nodes: expect.any(Array), startTime: expect.any(Number), endTime: expect.any(Number) })
  })

  it.each(['heap', 'allocs'])('are of memory: %s', async (name) => {
    const { headers, body } = await get(await testApi(), `/debug/pprof/${name}?seconds=nonsense`)
    expect(headers['content-disposition']).toBe(`attachment; filename="${name}.heapprofile"`)
    expect(body).toMatchObject({ head: { children: expect.any(Array) }, samples: expect.any(Array) })
  })

  it('are made one at a time, and not for long', async () => {
    const api = await testApi()
    const first = api.send('GET', '/debug/pprof/profile')
    const second = await api.send('GET', '/debug/pprof/heap')
    expect([second.status, second.text]).toEqual([500, 'Could not enable profiling: profiling already in use\n'])
    expect((await recorded(api, first)).status).toBe(200)
    expect((await get(api, '/debug/pprof/heap?seconds=1')).status).toBe(200)
    expect((await api.send('GET', '/debug/pprof/profile?seconds=61')).status).toBe(400)
  })

  it('end when who asked has left', async () => {
    const api = await testApi()
    const leaving = new AbortController()
    const peer = { address: '127.0.0.1', secure: false }
    const target = '/debug/pprof/profile'
    const asked = api.server.handler({ method: 'GET', target, headers: {}, peer, signal: leaving.signal })
    leaving.abort(new Error('left'))
    expect((await asked).status).toBe(500)
    expect((await get(api, '/debug/pprof/profile?seconds=1')).status).toBe(200)
  })
})

describe('flags', () => {
  it('set how much is logged', async () => {
    const set: number[] = []
    const api = await testApi({ logger: { ...silentLogger, setVerbosity: (verbosity) => void set.push(verbosity) } })
    const put = async (body: string): Promise<unknown[]> => {
      const { status, text, headers } = await api.send('PUT', '/debug/flags/v', { body })
      return [status, headers['content-type'], text]
    }
    expect(await put('4')).toEqual([200, 'text/plain', 'successfully set klog.logging.verbosity to 4'])
    for (const text of ['abc', '-1', '', ' 5']) {
      expect(await put(text)).toEqual([400, 'text/plain', `strconv.ParseUint: parsing "${text}": invalid syntax`])
    }
    expect(await put('99999999999')).toEqual([400, 'text/plain', 'strconv.ParseUint: parsing "99999999999": value out of range'])
    expect(set).toEqual([4])
    expect(await api.send('GET', '/debug/flags/v')).toMatchObject({ status: 406, text: 'unsupported http method' })
    expect((await api.send('GET', '/debug/flags')).text).toContain('<tr>v<br>')
  })
})

describe('nobody else', () => {
  it.each(['/debug/pprof/', '/debug/pprof/heap', '/debug/flags/v'])('sees %s', async (path) => {
    const api = await testApi()
    const certificate = { commonName: 'admin', organizations: ['system:masters'] }
    for (const address of ['192.0.2.1', '::ffff:192.0.2.1', '2001:db8::1', '1.127.0.1']) {
      expect((await api.send('GET', path, { peer: { address, secure: true, certificate } })).text).toBe('404 page not found\n')
    }
    expect((await api.send('GET', path, { peer: { address: '::1', secure: true } })).status).toBe(401)
    for (const address of ['127.0.0.1', '127.8.8.8', '::ffff:127.0.0.1', '::1']) {
      expect((await api.send('GET', '/debug/flags', { peer: { address, secure: true, certificate } })).status).toBe(200)
    }
    const off = await testApi({ options: { profiling: false } })
    expect((await off.send('GET', path)).text).toBe('404 page not found\n')
  })
})
