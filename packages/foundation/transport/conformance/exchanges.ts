import { expect, it } from 'vitest'
import { readBody, type Request } from '../src/index.js'
import { ok, textOf, withTransport, type Connect } from './subject.js'

export function exchangeConformance(connect: Connect): void {
  heads(connect)
  bodies(connect)
  partialReads(connect)
  crowds(connect)
  failures(connect)
}

function heads(connect: Connect): void {
  it('hands over method, target and headers as sent', async () => {
    const seen: Request[] = []
    const handler = async (request: Request) => {
      seen.push(request)
      return ok()
    }
    await withTransport(connect, handler, async (transport) => {
      const headers = { 'X-One': '1', 'x-many': ['a, b', 'c'], 'x-none': undefined }
      await textOf((await transport.send({ method: 'GET', target: '/a%2Fb/../c%zz?q=%20&q=+', headers })).body)
    })
    const [request] = seen
    expect(request?.method).toBe('GET')
    expect(request?.target).toBe('/a%2Fb/../c%zz?q=%20&q=+')
    expect(request?.headers['x-one']).toBe('1')
    expect(request?.headers['x-many']).toEqual(['a, b', 'c'])
    expect(request?.headers['x-none']).toBeUndefined()
    expect(request?.body).toBeUndefined()
    expect(request?.peer.address).not.toBe('')
  })

  it('hands back status, headers and body', async () => {
    const reply = { status: 409, headers: { 'x-a': 'b', warning: ['299 - "a"', '299 - "b"'] }, body: Buffer.from('no') }
    await withTransport(connect, async () => reply, async (transport) => {
      const response = await transport.send({ method: 'POST', target: '/' })
      expect(response.status).toBe(409)
      expect(response.headers['x-a']).toBe('b')
      expect(response.headers['warning']).toEqual(['299 - "a"', '299 - "b"'])
      expect(await textOf(response.body)).toBe('no')
    })
  })

  it('carries methods beyond the usual', async () => {
    await withTransport(connect, async (request) => ok(request.method), async (transport) => {
      for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
        expect(await textOf((await transport.send({ method, target: '/' })).body)).toBe(method)
      }
    })
  })
}

function bodies(connect: Connect): void {
  it('carries a large body both ways', async () => {
    const big = Buffer.alloc(5_000_000, 'orrery')
    await withTransport(connect, async (request) => ok(await readBody(request.body)), async (transport) => {
      const response = await transport.send({ method: 'POST', target: '/', body: big })
      expect(Buffer.compare(await readBody(response.body), big)).toBe(0)
    })
  })

  it('carries a streamed request body', async () => {
    const chunks = async function* (): AsyncGenerator<Uint8Array> {
      for (const part of ['one ', 'two ', 'three']) yield Buffer.from(part)
    }
    await withTransport(connect, async (request) => ok(await textOf(request.body)), async (transport) => {
      const response = await transport.send({ method: 'POST', target: '/', body: chunks() })
      expect(await textOf(response.body)).toBe('one two three')
    })
  })
}

function partialReads(connect: Connect): void {
  it('lets a handler answer without reading the whole body', async () => {
    const handler = async (request: Request) =>
      readBody(request.body, 1_000).then(
        () => ok('small'),
        () => ({ ...ok('too large'), status: 413 }),
      )
    await withTransport(connect, handler, async (transport) => {
      const response = await transport.send({ method: 'POST', target: '/', body: Buffer.alloc(300_000) })
      expect(response.status).toBe(413)
      expect(await textOf(response.body)).toBe('too large')
      expect(await textOf((await transport.send({ method: 'POST', target: '/', body: Buffer.from('x') })).body)).toBe('small')
    })
  })
}

function crowds(connect: Connect): void {
  it('keeps many concurrent exchanges apart', async () => {
    const handler = async (request: Request) => ok(`${request.target} ${await textOf(request.body)}`)
    await withTransport(connect, handler, async (transport) => {
      const numbers = Array.from({ length: 200 }, (_, n) => n)
      const texts = await Promise.all(
        numbers.map(async (n) => {
          const sent = { method: 'POST', target: `/${n}`, body: Buffer.from(`body ${n}`) }
          return textOf((await transport.send(sent)).body)
        }),
      )
      expect(texts).toEqual(numbers.map((n) => `/${n} body ${n}`))
    })
  })
}

function failures(connect: Connect): void {
  it('answers 500 when the handler throws', async () => {
    const handler = () => Promise.reject(new Error('broken'))
    await withTransport(connect, handler, async (transport) => {
      const response = await transport.send({ method: 'GET', target: '/' })
      expect(response.status).toBe(500)
      expect(await textOf(response.body)).toBe('internal server error\n')
    })
  })

  it('refuses to send with a signal that has aborted', async () => {
    await withTransport(connect, async () => ok(), async (transport) => {
      const signal = AbortSignal.abort(new Error('changed my mind'))
      await expect(transport.send({ method: 'GET', target: '/', signal })).rejects.toThrow('changed my mind')
    })
  })
}
