import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { gather } from '../../conformance/gather.js'
import { lines } from './lines.js'

async function linesOf(bytes: Uint8Array, cuts: readonly number[]): Promise<string[]> {
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let n = 1; n < at.length; n++) yield bytes.subarray(at[n - 1], at[n])
  }
  return gather(lines(chunks()))
}

describe('lines', () => {
  it('gives what stands after the last newline', async () => {
    expect(await linesOf(Buffer.from('a\n\nb'), [])).toEqual(['a', '', 'b'])
    expect(await linesOf(Buffer.from('a\n'), [])).toEqual(['a'])
    expect(await linesOf(Buffer.from(''), [])).toEqual([])
  })

  const text = fc.string({ unit: 'binary' }).map((line) => line.replaceAll('\n', ''))
  test.prop([fc.array(text), fc.array(fc.nat(), { maxLength: 20 })])(
    'are the same however the bytes are cut',
    async (texts, cuts) => {
      const bytes = Buffer.from(texts.map((line) => `${line}\n`).join(''))
      expect(await linesOf(bytes, cuts)).toEqual(texts)
    },
  )

  it('costs linear time for a long line in small chunks', async () => {
    const bytes = Buffer.alloc(2_000_000, 'x')
    const cuts = Array.from({ length: 20_000 }, (_, n) => n * 100)
    expect((await linesOf(bytes, cuts))[0]).toHaveLength(2_000_000)
  })
})
