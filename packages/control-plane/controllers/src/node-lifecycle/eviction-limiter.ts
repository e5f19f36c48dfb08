import type { Clock } from '@orrery/kit'

/** Lets through one at a time, at a rate that may differ from call to call (a token bucket of size 1 for each zone). */
export class EvictionLimiter {
  readonly #clock: Clock
  readonly #last = new Map<string, number>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Milliseconds to wait; 0: go, and it is counted. Undefined: not at this rate. */
  acquire(zone: string, perSecond: number): number | undefined {
    if (perSecond <= 0) return undefined
    const now = this.#clock.monotonic()
    const wait = (this.#last.get(zone) ?? -Infinity) + 1000 / perSecond - now
    if (wait > 0) return wait
    this.#last.set(zone, now)
    return 0
  }
}
