import { describe, expect, it } from 'vitest'
import { BodyTooLarge, readBody } from './read-body.js'

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

describe('readBody', () => {
  it('joins chunks', async () => {
    expect(Buffer.from(await readBody(chunks('ab', '', 'c'))).toString()).toBe('abc')
    expect(await readBody(undefined)).toHaveLength(0)
  })

  it('allows exactly the limit', async () => {
    expect(await readBody(chunks('ab', 'c'), 3)).toHaveLength(3)
    await expect(readBody(chunks('ab', 'cd'), 3)).rejects.toBeInstanceOf(BodyTooLarge)
    await expect(readBody(Buffer.from('abcd'), 3)).rejects.toBeInstanceOf(BodyTooLarge)
  })
})
