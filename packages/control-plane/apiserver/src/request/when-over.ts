import type { Response } from '@orrery/transport'

/** Hands a stream on and tells, once, when it has ended or was left, and how many bytes were taken. */
class Watched implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array> {
  readonly #chunks: AsyncIterator<Uint8Array>
  #over: ((bytes: number) => void) | undefined
  #bytes = 0

  constructor(body: AsyncIterable<Uint8Array>, over: (bytes: number) => void) {
    this.#chunks = body[Symbol.asyncIterator]()
    this.#over = over
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return this
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    try {
      const step = await this.#chunks.next()
      if (step.done === true) this.#tell()
      else this.#bytes += step.value.length
      return step
    } catch (error) {
      this.#tell()
      throw error
    }
  }

  /** A stream that was never pulled is told too: a generator would not be. */
  async return(): Promise<IteratorResult<Uint8Array>> {
    this.#tell()
    await this.#chunks.return?.()
    return { done: true, value: undefined }
  }

  #tell(): void {
    this.#over?.(this.#bytes)
    this.#over = undefined
  }
}

/** The reply; `over` is called once with the bytes given, when it has been given whole or was left: of whole bytes now. */
export function whenOver(response: Response, over: (bytes: number) => void): Response {
  if (!(response.body instanceof Uint8Array)) return { ...response, body: new Watched(response.body, over) }
  over(response.body.length)
  return response
}
