import type { Clock } from '@orrery/kit'

export type InflightKind = 'readOnly' | 'mutating'

type Counts = Record<InflightKind, number>

/** How many requests of each kind are being answered, against how many may be. 0: any number. */
export class Inflight {
  readonly #limits: Readonly<Counts>
  readonly #clock: Clock
  readonly #counts: Counts = { readOnly: 0, mutating: 0 }
  /** The most at a time in this second so far, and in the one before. */
  #most: Counts = { readOnly: 0, mutating: 0 }
  #before: Counts = { readOnly: 0, mutating: 0 }
  #second = 0

  constructor(limits: Readonly<Counts>, clock: Clock) {
    this.#limits = limits
    this.#clock = clock
  }

  /** The most at a time in the last whole second, as upstream tells it. */
  get highest(): Readonly<Counts> {
    this.#turn()
    return this.#before
  }

  /** Whether there was room. Who entered must leave once. */
  enter(kind: InflightKind): boolean {
    const limit = this.#limits[kind]
    if (limit > 0 && this.#counts[kind] >= limit) return false
    this.#turn()
    const now = ++this.#counts[kind]
    if (now > this.#most[kind]) this.#most[kind] = now
    return true
  }

  leave(kind: InflightKind): void {
    this.#turn()
    this.#counts[kind]--
  }

  #turn(): void {
    const second = Math.floor(this.#clock.monotonic() / 1000)
    if (second === this.#second) return
    // Whole seconds without any coming or going were as they are now.
    this.#before = second === this.#second + 1 ? this.#most : { ...this.#counts }
    this.#most = { ...this.#counts }
    this.#second = second
  }
}
