import { systemClock, type Clock } from '@orrery/kit'

export interface Patience {
  /** How long it may take. */
  withinMs?: number
  everyMs?: number
  clock?: Clock
}

/** Repeats `check` until it no longer throws and gives its result; after the time is up, throws what it threw last. */
export async function eventually<T>(check: () => T | Promise<T>, patience: Patience = {}): Promise<T> {
  const { withinMs = 10_000, everyMs = 50, clock = systemClock } = patience
  const end = clock.monotonic() + withinMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (clock.monotonic() >= end) throw error
      await clock.sleep(everyMs)
    }
  }
}
