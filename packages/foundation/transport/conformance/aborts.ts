import { systemClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import type { Request } from '../src/index.js'
import { aborted, deferred, ok, silentAfter, textOf, withTransport, type Connect } from './subject.js'

export function abortConformance(connect: Connect): void {
  beforeTheReply(connect)
  lateReplies(connect)
  withinTheReply(connect)
  ordinaryEnd(connect)
}

function beforeTheReply(connect: Connect): void {
  it('tells the handler that the client gave up', async () => {
    const arrived = deferred<Request>()
    const gone = deferred()
    const handler = async (request: Request) => {
      void aborted(request.signal).then(gone.resolve)
      arrived.resolve(request)
      return new Promise<never>(() => {})
    }
    await withTransport(connect, handler, async (transport) => {
      const controller = new AbortController()
      const sending = transport.send({ method: 'GET', target: '/', signal: controller.signal })
      await arrived.promise
      controller.abort(new Error('enough'))
      await expect(sending).rejects.toThrow('enough')
      await gone.promise
    })
  })

  it('aborts what is in flight when the transport closes', async () => {
    const arrived = deferred()
    const handler = async () => {
      arrived.resolve()
      return new Promise<never>(() => {})
    }
    await withTransport(connect, handler, async (transport) => {
      const sending = transport.send({ method: 'GET', target: '/' })
      const failed = expect(sending).rejects.toThrow()
      await arrived.promise
      await transport.close()
      await failed
    })
  })
}

function lateReplies(connect: Connect): void {
  it('leaves a stream that is answered after the client gave up', async () => {
    const { body, left } = silentAfter('first')
    const arrived = deferred()
    const handler = async (request: Request) => {
      arrived.resolve()
      await aborted(request.signal)
      return ok(body)
    }
    await withTransport(connect, handler, async (transport) => {
      const controller = new AbortController()
      const failed = expect(transport.send({ method: 'GET', target: '/', signal: controller.signal })).rejects.toThrow()
      await arrived.promise
      controller.abort()
      await failed
      await left
    })
  })

  it('breaks the reading of a request body whose sender gave up', async () => {
    const broken = deferred<unknown>()
    const sending = silentAfter('some')
    const handler = async (request: Request) => {
      await textOf(request.body).catch(broken.resolve)
      return ok()
    }
    await withTransport(connect, handler, async (transport) => {
      const controller = new AbortController()
      const { signal } = controller
      const failed = expect(transport.send({ method: 'POST', target: '/', body: sending.body, signal })).rejects.toThrow()
      await systemClock.sleep(20)
      controller.abort()
      await failed
      expect(await broken.promise).toBeInstanceOf(Error)
      await sending.left
    })
  })
}

function withinTheReply(connect: Connect): void {
  it('leaves the stream when the client aborts', async () => {
    const { body, left } = silentAfter('first')
    const gone = deferred()
    const handler = async (request: Request) => {
      void aborted(request.signal).then(gone.resolve)
      return ok(body)
    }
    await withTransport(connect, handler, async (transport) => {
      const controller = new AbortController()
      const response = await transport.send({ method: 'GET', target: '/', signal: controller.signal })
      const chunks = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
      await chunks.next()
      const waiting = expect(chunks.next()).rejects.toThrow('seen enough')
      controller.abort(new Error('seen enough'))
      await waiting
      await Promise.all([left, gone.promise])
    })
  })

  it('leaves the stream when the reader does, though a chunk is awaited', async () => {
    const { body, left } = silentAfter('first')
    await withTransport(connect, async () => ok(body), async (transport) => {
      const response = await transport.send({ method: 'GET', target: '/' })
      const chunks = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
      await chunks.next()
      const waiting = chunks.next()
      await chunks.return?.()
      expect((await waiting).done).toBe(true)
      await left
    })
  })
}

function ordinaryEnd(connect: Connect): void {
  it('does not abort an exchange that ended well', async () => {
    const seen: AbortSignal[] = []
    const handler = async (request: Request) => {
      seen.push(request.signal)
      return ok('fine')
    }
    await withTransport(connect, handler, async (transport) => {
      for (let n = 0; n < 3; n++) await textOf((await transport.send({ method: 'GET', target: '/' })).body)
      expect(seen.map((signal) => signal.aborted)).toEqual([false, false, false])
    })
  })

  it('ends a stream without aborting', async () => {
    const seen: AbortSignal[] = []
    const body = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('all')
    }
    const handler = async (request: Request) => {
      seen.push(request.signal)
      return ok(body())
    }
    await withTransport(connect, handler, async (transport) => {
      expect(await textOf((await transport.send({ method: 'GET', target: '/' })).body)).toBe('all')
      expect(seen[0]?.aborted).toBe(false)
    })
  })
}
