import type { Body } from '../message.js'
import { chunksOf } from './chunks-of.js'
import { StreamBody } from './stream-body.js'

/** The body is longer than the reader allows. What was not read is lost. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge'
  readonly limit: number

  constructor(limit: number) {
    super(`the body is longer than ${limit} bytes`)
    this.limit = limit
  }
}

/** The whole body as bytes; an absent one is empty. Throws BodyTooLarge as soon as more than `limit` bytes came. */
export async function readBody(body: Body | undefined, limit = Infinity): Promise<Uint8Array> {
  if (body === undefined) return new Uint8Array(0)
  if (body instanceof Uint8Array) {
    if (body.length > limit) throw new BodyTooLarge(limit)
    return body
  }
  const chunks = body instanceof StreamBody ? await body.rest(limit) : await chunksOf(body, limit)
  if (chunks.reduce((length, chunk) => length + chunk.length, 0) > limit) throw new BodyTooLarge(limit)
  const [only] = chunks
  return chunks.length === 1 && only ? only : Buffer.concat(chunks)
}
