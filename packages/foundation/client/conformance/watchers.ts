interface Event {
  type: string
  object: object
}

interface Watcher {
  queue: Event[]
  wake: () => void
  over: 'no' | 'cut' | 'ended'
}

/** The open watches of a fake server. */
export class Watchers {
  readonly #open = new Set<Watcher>()

  get size(): number {
    return this.#open.size
  }

  send(event: Event): void {
    for (const watcher of this.#open) {
      watcher.queue.push(event)
      watcher.wake()
    }
  }

  cut(): void {
    this.#finish('cut')
  }

  end(): void {
    this.#finish('ended')
  }

  #finish(over: 'cut' | 'ended'): void {
    for (const watcher of this.#open) {
      watcher.over = over
      watcher.wake()
    }
    this.#open.clear()
  }

  /** The past first, then what comes, each event cut into two chunks at an awkward place. */
  open(past: readonly Event[], signal: AbortSignal): AsyncIterable<Uint8Array> {
    const watcher: Watcher = { queue: past.map(({ type, object }) => ({ type, object })), wake: () => {}, over: 'no' }
    this.#open.add(watcher)
    signal.addEventListener('abort', () => {
      watcher.over = 'ended'
      watcher.wake()
      this.#open.delete(watcher)
    })
    return this.#feed(watcher)
  }

  async *#feed(watcher: Watcher): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        if (watcher.over === 'cut') throw new Error('connection reset')
        const event = watcher.queue.shift()
        if (event) {
          const line = Buffer.from(`${JSON.stringify(event)}\n`)
          yield line.subarray(0, line.length - 3)
          yield line.subarray(line.length - 3)
        } else if (watcher.over === 'no') await new Promise<void>((resolve) => (watcher.wake = resolve))
        else return
      }
    } finally {
      this.#open.delete(watcher)
    }
  }
}
