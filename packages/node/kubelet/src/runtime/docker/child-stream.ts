import type { ChildProcessByStdio } from 'node:child_process'
import { Duplex, type Readable, type Writable } from 'node:stream'

/** A child's standard input and output as one stream. Destroying it ends the child; what the child refuses is lost. */
export class ChildStream extends Duplex {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>

  constructor(child: ChildProcessByStdio<Writable, Readable, null>) {
    super({ allowHalfOpen: true })
    this.#child = child
    child.once('error', (error) => this.destroy(error))
    child.stdin.on('error', () => {})
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause()
    })
    child.stdout.once('end', () => this.push(null))
  }

  override _read(): void {
    this.#child.stdout.resume()
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#child.stdin.write(chunk, () => done())
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(() => done())
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#child.kill()
    done(error)
  }
}
