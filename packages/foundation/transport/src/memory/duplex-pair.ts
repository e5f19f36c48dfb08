import { Duplex } from 'node:stream'

/** One end of a connection: what is written here is read there, no faster than it is read. */
class End extends Duplex {
  other: End | undefined
  #taken: (() => void) | undefined

  override _read(): void {
    const taken = this.#taken
    this.#taken = undefined
    taken?.()
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.other?.deliver(chunk, done)
  }

  override _final(done: () => void): void {
    this.other?.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    const { other } = this
    this.other = undefined
    other?.hangUp()
    this.#taken?.()
    done(error)
  }

  deliver(chunk: Buffer, done: () => void): void {
    if (this.push(chunk)) done()
    else this.#taken = done
  }

  hangUp(): void {
    this.other = undefined
    if (!this.readableEnded) this.push(null)
    if (this.writable) this.destroy()
  }
}

/** Two connected byte streams inside the process. */
export function duplexPair(): [Duplex, Duplex] {
  const [a, b] = [new End(), new End()]
  a.other = b
  b.other = a
  return [a, b]
}
