import type { LogEntry, LogOptions } from '../contract.js'

interface StoredLine extends LogEntry {
  at: number
}

/** A container's last lines (at most 1,000), and whoever follows them. */
export class LogBuffer {
  readonly #lines: StoredLine[] = []
  readonly #waiting = new Set<() => void>()
  /** How many lines were dropped from the front. */
  #dropped = 0
  #ended = false

  append(stream: LogEntry['stream'], text: string, at: number): void {
    const time = `${new Date(at).toISOString().slice(0, -1)}000000Z`
    this.#lines.push({ stream, time, at, bytes: Buffer.from(text) })
    if (this.#lines.length > 1000) {
      this.#lines.shift()
      this.#dropped++
    }
    this.#wake()
  }

  end(): void {
    this.#ended = true
    this.#wake()
  }

  async *read(options: LogOptions = {}): AsyncGenerator<LogEntry> {
    const { since = 0, tailLines, signal } = options
    let next = this.#dropped
    const recent = this.#lines.findIndex((line) => line.at >= since)
    next += recent < 0 ? this.#lines.length : recent
    if (tailLines !== undefined) next = Math.max(next, this.#dropped + this.#lines.length - tailLines)
    while (!signal?.aborted) {
      next = Math.max(next, this.#dropped)
      const line = this.#lines[next - this.#dropped]
      if (line) {
        next++
        yield { stream: line.stream, time: line.time, bytes: line.bytes }
      } else if (options.follow && !this.#ended) await this.#more(signal)
      else return
    }
  }

  #more(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      this.#waiting.add(done)
      signal?.addEventListener('abort', done, { once: true })
    })
  }

  #wake(): void {
    for (const done of this.#waiting) done()
  }
}
