import { systemClock } from '@orrery/kit'
import { expect, it } from 'vitest'
import { ConnectionError } from '../src/index.js'
import { deferred, ok, silentAfter, textOf, withTransport, type Connect } from './subject.js'

export function streamConformance(connect: Connect): void {
  delivery(connect)
  pressure(connect)
}

function delivery(connect: Connect): void {
  it('delivers each chunk when it is made, head first', async () => {
    const go = deferred()
    const body = async function* (): AsyncGenerator<Uint8Array> {
      await go.promise
      yield Buffer.from('late')
    }
    await withTransport(connect, async () => ok(body()), async (transport) => {
      const response = await transport.send({ method: 'GET', target: '/' })
      expect(response.status).toBe(200)
      go.resolve()
      expect(await textOf(response.body)).toBe('late')
    })
  })

  it('delivers the first chunk of a stream that goes on', async () => {
    const { body } = silentAfter('first')
    await withTransport(connect, async () => ok(body), async (transport) => {
      const response = await transport.send({ method: 'GET', target: '/' })
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        expect(Buffer.from(chunk).toString()).toBe('first')
        break
      }
    })
  })

  it('tells a broken stream from one that ended', async () => {
    const body = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('some')
      throw new Error('producer failed')
    }
    await withTransport(connect, async () => ok(body()), async (transport) => {
      const reading = async (): Promise<string> => textOf((await transport.send({ method: 'GET', target: '/' })).body)
      await expect(reading()).rejects.toBeInstanceOf(ConnectionError)
    })
  })
}

const chunk = Buffer.alloc(64 * 1024, 'x')

function pressure(connect: Connect): void {
  it('pulls no faster than the reader takes', async () => {
    let made = 0
    const body = async function* (): AsyncGenerator<Uint8Array> {
      for (; made < 4_096; made++) yield chunk
    }
    await withTransport(connect, async () => ok(body()), async (transport) => {
      const response = await transport.send({ method: 'GET', target: '/' })
      const chunks = (response.body as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
      let length = (await chunks.next()).value?.length ?? 0
      expect(await settled(() => made)).toBeLessThan(1_024)
      for (let step = await chunks.next(); step.done !== true; step = await chunks.next()) length += step.value.length
      expect(length).toBe(4_096 * chunk.length)
    })
  })
}

/** The value once it has stopped changing. */
async function settled(value: () => number): Promise<number> {
  for (let before = -1; before !== value(); ) {
    before = value()
    await systemClock.sleep(30)
  }
  return value()
}
