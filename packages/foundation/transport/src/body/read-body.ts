import type { Body } from '../message.js'

/** The body is longer than the reader allows. What was not read is left in the stream. */
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
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body) {
    length += chunk.length
    if (length > limit) throw new BodyTooLarge(limit)
    chunks.push(chunk)
  }
  const [only] = chunks
  return chunks.length === 1 && only ? only : Buffer.concat(chunks, length)
}
