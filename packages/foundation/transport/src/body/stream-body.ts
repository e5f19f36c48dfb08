import type { Readable } from 'node:stream'
import { connectionError } from '../connection-error.js'
import { chunksOf } from './chunks-of.js'

/**
 * A Node stream as a body, to be iterated once. Unlike the stream's own iterator, `return()` also ends a `next()` that
 * is still waiting. Leaving early destroys the stream, or reads the rest away so that the connection stays usable. Where
 * `signal` aborted, its reason is thrown.
 */
export class StreamBody implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array, undefined> {
  readonly #stream: Readable
  readonly #leave: 'destroy' | 'discard'
  readonly #signal: AbortSignal | undefined
  #wake: (() => void) | undefined
  #error: Error | undefined
  #done = false
  #listening = false
  readonly #onChange = (): void => this.#wake?.()

  constructor(stream: Readable, leave: 'destroy' | 'discard', signal?: AbortSignal) {
    this.#stream = stream
    this.#leave = leave
    this.#signal = signal
    stream.on('close', this.#onChange)
    stream.on('error', (error) => {
      this.#error ??= error
      this.#onChange()
    })
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return this
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#listen()
    for (;;) {
      if (this.#done) return { done: true, value: undefined }
      const chunk = this.#stream.read() as Uint8Array | null
      if (chunk !== null) return { done: false, value: chunk }
      if (this.#stream.readableEnded) this.#done = true
      else if (this.#error || this.#stream.destroyed) throw this.#fail()
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** All that is left of it, at less cost than chunk by chunk. Left as soon as more than `limit` bytes came. */
  rest(limit: number): Promise<Uint8Array[]> {
    const stream = this.#stream
    if (this.#listening || this.#done || stream.readableEnded) return chunksOf(this, limit)
    if (this.#error || stream.destroyed) return Promise.reject(this.#fail())
    const chunks: Uint8Array[] = []
    let length = 0
    return new Promise((resolve, reject) => {
      const over = (settle: () => void): void => {
        stream.off('data', take).off('end', end)
        this.#wake = undefined
        settle()
      }
      const take = (chunk: Uint8Array): void => {
        chunks.push(chunk)
        length += chunk.length
        if (length <= limit) return
        over(() => resolve(chunks))
        void this.return()
      }
      const end = (): void => {
        this.#done = true
        over(() => resolve(chunks))
      }
      this.#wake = () => {
        if (this.#done) end()
        else if (this.#error || stream.destroyed) over(() => reject(this.#fail()))
      }
      stream.on('data', take).on('end', end)
    })
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (!this.#done) {
      this.#done = true
      // Taking off a listener that is not there would stop a stream that flows.
      if (this.#listening) this.#stream.off('readable', this.#onChange)
      if (this.#leave === 'destroy') this.#stream.destroy()
      else this.#stream.resume()
      this.#onChange()
    }
    return Promise.resolve({ done: true, value: undefined })
  }

  /** Not before somebody reads: until then the stream does not flow. */
  #listen(): void {
    if (this.#listening) return
    this.#listening = true
    this.#stream.on('readable', this.#onChange).on('end', this.#onChange)
  }

  #fail(): Error {
    this.#done = true
    if (this.#signal?.aborted === true) return this.#signal.reason as Error
    return connectionError('the connection closed in the middle of a body', this.#error)
  }
}
