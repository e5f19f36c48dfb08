import { connectionError } from '../connection-error.js'

/** Who is told how the reading went. */
interface Owner {
  abort(reason: unknown): void
  end(): void
}

const ignore = (): void => {}

/** A producer's chunks, pulled one at a time, until either side gives up. To be iterated once. */
export class MemoryBody implements AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array, undefined> {
  readonly #chunks: AsyncIterator<Uint8Array>
  readonly #owner: Owner
  readonly #signal: AbortSignal
  #give: ((reason: unknown) => void) | undefined
  #done = false
  #abandoned = false

  constructor(body: AsyncIterable<Uint8Array>, owner: Owner, signal: AbortSignal) {
    this.#chunks = body[Symbol.asyncIterator]()
    this.#owner = owner
    this.#signal = signal
    signal.addEventListener('abort', () => this.#abandon(), { once: true })
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return this
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#done) return { done: true, value: undefined }
    if (this.#signal.aborted) throw this.#fail()
    const step = await this.#step()
    if (step === undefined || step.done === true) {
      if (!this.#done) this.#owner.end()
      this.#done = true
      return { done: true, value: undefined }
    }
    return { done: false, value: step.value }
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (!this.#done) {
      this.#done = true
      this.#owner.abort(new DOMException('the client is gone', 'AbortError'))
      this.#abandon()
    }
    return Promise.resolve({ done: true, value: undefined })
  }

  /** The producer's next chunk; undefined when it was left meanwhile. */
  #step(): Promise<IteratorResult<Uint8Array, unknown> | undefined> {
    return new Promise((resolve, reject) => {
      this.#give = () => (this.#done ? resolve(undefined) : reject(this.#fail()))
      this.#chunks.next().then(resolve, (error: unknown) => {
        this.#done = true
        this.#owner.end()
        reject(connectionError('the connection closed in the middle of a body', error))
      })
    })
  }

  #fail(): Error {
    this.#done = true
    return this.#signal.reason as Error
  }

  #abandon(): void {
    if (this.#abandoned) return
    this.#abandoned = true
    this.#give?.(undefined)
    const returned = this.#chunks.return?.()
    returned?.then(ignore, ignore)
  }
}

/** Leaves a body that nobody will read. */
export function leaveBody(body: Uint8Array | AsyncIterable<Uint8Array>): void {
  if (body instanceof Uint8Array) return
  body[Symbol.asyncIterator]().return?.().then(ignore, ignore)
}
