import { openSync, readSync } from 'node:fs'
import { setImmediate } from 'node:timers'

/** Milliseconds of processor time that the main thread has had. Linux; elsewhere the wall clock stands in. */
function threadTime(): () => number {
  try {
    const file = openSync(`/proc/self/task/${process.pid}/schedstat`, 'r')
    const text = Buffer.alloc(128)
    return () => Number(text.toString('latin1', 0, readSync(file, text, 0, text.length, 0)).split(' ')[0]) / 1e6
  } catch {
    return () => performance.now()
  }
}

/**
 * How long others wait: the most processor time the main thread spends between two of its turns. What else the machine
 * does in the meantime does not count.
 */
export class StallMeter {
  readonly #time = threadTime()
  #last = 0
  #longest = 0
  #running = false

  start(): void {
    this.#longest = 0
    this.#last = this.#time()
    this.#running = true
    this.#turn()
  }

  /** The longest stall since the start, in milliseconds. */
  stop(): number {
    this.#running = false
    this.#note()
    return this.#longest
  }

  #note(): void {
    const now = this.#time()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }

  #turn(): void {
    if (!this.#running) return
    this.#note()
    setImmediate(() => this.#turn())
  }
}
