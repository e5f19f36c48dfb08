import { finished } from 'node:stream/promises'
import { expect, it } from 'vitest'
import type { Response } from '../src/index.js'
import { isUpgraded, type Upgraded, type UpgradeHandler } from '../src/upgrade.js'
import { ok, silentAfter, textOf, withTransport, type Connect } from './subject.js'

const echo: UpgradeHandler = async (request) => ({
  status: 101,
  headers: { upgrade: request.headers['upgrade'], 'x-seen': request.target },
  accept: (stream) => void stream.pipe(stream),
})

const ask = { method: 'POST', target: '/exec?c=a', headers: { upgrade: 'echo' } }

function upgraded(reply: Response | Upgraded): Upgraded {
  if (!isUpgraded(reply)) throw new Error(`refused with ${reply.status}`)
  return reply
}

export function upgradeConformance(connect: Connect): void {
  consents(connect)
  retractions(connect)
  refusals(connect)
}

function consents(connect: Connect): void {
  it('gives a raw connection both ways', async () => {
    await withTransport(connect, async () => ok(), async (transport) => {
      const { headers, stream } = upgraded(await transport.upgrade(ask))
      expect(headers['upgrade']).toBe('echo')
      expect(headers['x-seen']).toBe('/exec?c=a')
      const sent = Buffer.alloc(1_000_000, 'both ways ')
      stream.end(sent)
      const back: Buffer[] = []
      for await (const chunk of stream as AsyncIterable<Buffer>) back.push(chunk)
      expect(Buffer.concat(back).equals(sent)).toBe(true)
    }, echo)
  })

  it('lets the other side notice a connection that is cut', async () => {
    let over: Promise<void> | undefined
    const hook: UpgradeHandler = async () => ({
      status: 101,
      headers: { upgrade: 'echo' },
      accept: (stream) => {
        over = finished(stream.resume()).catch(() => {})
        stream.on('end', () => stream.end())
      },
    })
    await withTransport(connect, async () => ok(), async (transport) => {
      upgraded(await transport.upgrade(ask)).stream.on('error', () => {}).destroy()
      await over
      expect(over).toBeDefined()
    }, hook)
  })
}

function retractions(connect: Connect): void {
  it('breaks the connection when the consent cannot be given', async () => {
    const hook: UpgradeHandler = async () => ({
      status: 101,
      headers: { upgrade: 'echo' },
      accept: () => {
        throw new Error('changed its mind')
      },
    })
    await withTransport(connect, async () => ok(), async (transport) => {
      const { stream } = upgraded(await transport.upgrade(ask))
      await finished(stream.resume()).catch(() => {})
      expect(stream.destroyed).toBe(true)
    }, hook)
  })
}

function refusals(connect: Connect): void {
  it('hands back a refusal as an ordinary response', async () => {
    const refuse: UpgradeHandler = async () => ({ ...ok('not you'), status: 403 })
    await withTransport(connect, async () => ok(), async (transport) => {
      const reply = await transport.upgrade(ask)
      expect(reply.status).toBe(403)
      expect(isUpgraded(reply) ? '' : await textOf(reply.body)).toBe('not you')
    }, refuse)
  })

  it('can refuse with a stream', async () => {
    const { body, left } = silentAfter('first')
    await withTransport(connect, async () => ok(), async (transport) => {
      const reply = await transport.upgrade(ask)
      if (isUpgraded(reply) || reply.body instanceof Uint8Array) throw new Error('not a stream')
      const chunks = reply.body[Symbol.asyncIterator]()
      expect(Buffer.from((await chunks.next()).value ?? '').toString()).toBe('first')
      await chunks.return?.()
      await left
    }, async () => ok(body))
  })

  it('leaves upgrade requests to the handler where there is no hook', async () => {
    await withTransport(connect, async () => ok('plain'), async (transport) => {
      const reply = await transport.upgrade(ask)
      expect(isUpgraded(reply) ? '' : await textOf(reply.body)).toBe('plain')
    })
  })
}
