import type { Clock, Random } from '@orrery/kit'

/**
 * How long to pause after a failure: client-go's reflector doubles 800 ms up to 30 s, adds up to as much again by chance,
 * and starts over when nothing failed for two minutes.
 */
export class Backoff {
  readonly #clock: Clock
  readonly #random: Random
  #step = 0
  #last = -Infinity

  constructor(clock: Clock, random: Random) {
    this.#clock = clock
    this.#random = random
  }

  /** Milliseconds. */
  next(): number {
    const now = this.#clock.monotonic()
    if (now - this.#last > 120_000) this.#step = 0
    this.#last = now
    const base = Math.min(800 * 2 ** this.#step++, 30_000)
    return base * (1 + this.#random.next())
  }
}
