import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { BodyTooLarge, readBody } from './read-body.js'
import { StreamBody } from './stream-body.js'

function piped(leave: 'destroy' | 'discard' = 'discard'): { stream: PassThrough; body: StreamBody } {
  const stream = new PassThrough()
  return { stream, body: new StreamBody(stream, leave) }
}

describe('a stream read whole', () => {
  it('is the bytes of all its chunks, however they come', async () => {
    const { stream, body } = piped()
    stream.write('a')
    const read = readBody(body)
    setImmediate(() => stream.write('b'))
    setTimeout(() => stream.end('c'), 5)
    expect(Buffer.from(await read).toString()).toBe('abc')
    expect(await readBody(body)).toHaveLength(0)
  })

  it('may have been begun chunk by chunk', async () => {
    const { stream, body } = piped()
    stream.write('a')
    expect(await body.next()).toMatchObject({ done: false })
    stream.end('b')
    expect(Buffer.from(await readBody(body)).toString()).toBe('b')
  })

  it('is left where it is too long: destroyed, or read away', async () => {
    for (const leave of ['destroy', 'discard'] as const) {
      const { stream, body } = piped(leave)
      const ended = new Promise((resolve) => stream.once('close', resolve))
      stream.write('abcd')
      await expect(readBody(body, 3)).rejects.toBeInstanceOf(BodyTooLarge)
      if (leave === 'discard') stream.end('e')
      await ended
      expect(stream.readableEnded).toBe(leave === 'discard')
    }
  })

  it('fails where it breaks off', async () => {
    const { stream, body } = piped()
    stream.write('a')
    const read = readBody(body)
    setImmediate(() => stream.destroy())
    await expect(read).rejects.toThrow('the connection closed in the middle of a body')
    await expect(readBody(new StreamBody(stream, 'discard'))).rejects.toThrow('the connection closed')
  })

  it('ends where it is left meanwhile', async () => {
    const { stream, body } = piped('destroy')
    stream.write('a')
    const read = readBody(body)
    setImmediate(() => void body.return())
    expect(Buffer.from(await read).toString()).toBe('a')
  })
})
