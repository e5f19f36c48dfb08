import { nextTurn, type Clock } from '@orrery/kit'

/** Milliseconds of work that may be begun in one turn of the event loop. */
const mostMs = 8

/** So many steps of promises lie between the beginning of some work and its costly part. */
const stepsToWork = 50

async function settle(): Promise<void> {
  for (let step = 0; step < stepsToWork; step++) await Promise.resolve()
}

/** Spreads the beginnings of work over turns: many requests that come together do not hold up one that comes after. */
export class Turns {
  readonly #clock: Pick<Clock, 'monotonic'>
  #began: number | undefined
  /** Who asked last: each is asked about after the one before has begun. */
  #last: Promise<void> = Promise.resolve()

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock
  }

  /** Resolves in this turn while it is young, else in a later one. What is costly has to come at once after. */
  take(): Promise<void> {
    const turn = this.#last.then(() => this.#youngTurn())
    this.#last = turn.then(settle)
    return turn
  }

  async #youngTurn(): Promise<void> {
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
