import { nextTurn, type Clock } from '@orrery/kit'

/** Milliseconds of work that may be begun in one turn of the event loop. */
const mostMs = 8

/** Spreads the beginnings of work over turns: many requests that come together do not hold up one that comes after. */
export class Turns {
  readonly #clock: Pick<Clock, 'monotonic'>
  #began: number | undefined

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** Resolves at once while the turn is young, else in a later one. */
  async take(): Promise<void> {
    while (this.#isSpent()) await nextTurn()
  }

  #isSpent(): boolean {
    const now = this.#clock.monotonic()
    if (this.#began === undefined) {
      this.#began = now
      void nextTurn().then(() => (this.#began = undefined))
    }
    return now - this.#began > mostMs
  }
}
