import { Duplex, duplexPair } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { joinStreams } from './join-streams.js'

function joined(): Record<'left' | 'one' | 'other' | 'right', Duplex> {
  const [left, one] = duplexPair()
  const [right, other] = duplexPair()
  joinStreams(one, other)
  return { left, one, other, right }
}

const text = (stream: Duplex): Promise<string> =>
  new Promise((resolve) => {
    let read = ''
    stream.on('data', (chunk: Buffer) => (read += chunk.toString()))
    stream.on('end', () => resolve(read))
  })

function later(turns: number, run: () => void): void {
  process.nextTick(() => (turns > 0 ? later(turns - 1, run) : run()))
}

const closed = (stream: Duplex): Promise<void> =>
  new Promise((resolve) => void (stream.destroyed ? resolve() : stream.once('close', resolve)))

describe('two connections made one', () => {
  it('pass bytes both ways, and each end on', async () => {
    const { left, right } = joined()
    left.end('ping')
    expect(await text(right)).toBe('ping')
    right.end('pong')
    expect(await text(left)).toBe('pong')
  })

  it('lose nothing of what a slow reader has yet to take when the writer is gone', async () => {
    let received = 0
    const slow = new Duplex({
      read: () => slow.push(null),
      write(chunk: Buffer, _encoding, done) {
        later(50, () => {
          received += chunk.length
          done()
        })
      },
    })
    const chunks = [...Array<Buffer>(8).fill(Buffer.alloc(1024)), null]
    const quick = new Duplex({ read: () => void quick.push(chunks.shift() ?? null), write: (_chunk, _encoding, done) => done() })
    joinStreams(slow, quick)
    await closed(quick)
    await closed(slow)
    expect(received).toBe(8 * 1024)
  })

  it.each(['destroyed', 'broken'])('end together when one is %s', async (how) => {
    const { one, other } = joined()
    one.destroy(how === 'broken' ? new Error('reset') : undefined)
    await Promise.all([closed(one), closed(other)])
    expect(other.destroyed).toBe(true)
  })

  it('have few listeners of it', () => {
    const { one, other } = joined()
    const counts = [one, other].flatMap((stream) => ['close', 'error', 'end', 'finish'].map((name) => stream.listenerCount(name)))
    expect(Math.max(...counts)).toBeLessThanOrEqual(4)
  })
})
