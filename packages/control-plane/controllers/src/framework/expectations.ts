import type { Clock } from '@orrery/kit'

/** After so long expectations count as met: a change was lost, and looking again is safer than waiting. */
const timeout = 5 * 60_000

interface Expected {
  creations: number
  deletions: Set<string>
  since: number
}

/**
 * What a controller did and has not seen in its cache yet (client-go's UIDTrackingControllerExpectations). While a
 * key's expectations are not met its cache is known to be stale, and it must neither create nor delete.
 */
export class Expectations {
  readonly #byKey = new Map<string, Expected>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  expectCreations(key: string, count: number): void {
    this.#byKey.set(key, { creations: count, deletions: new Set(), since: this.#clock.monotonic() })
  }

  /** `ids` are told apart so that a deletion seen twice counts once. */
  expectDeletions(key: string, ids: Iterable<string>): void {
    this.#byKey.set(key, { creations: 0, deletions: new Set(ids), since: this.#clock.monotonic() })
  }

  creationObserved(key: string, count = 1): void {
    const expected = this.#byKey.get(key)
    if (expected) expected.creations -= count
  }

  deletionObserved(key: string, id: string): void {
    this.#byKey.get(key)?.deletions.delete(id)
  }

  satisfied(key: string): boolean {
    const expected = this.#byKey.get(key)
    if (!expected) return true
    if (expected.creations <= 0 && expected.deletions.size === 0) return true
    return this.#clock.monotonic() - expected.since > timeout
  }

  forget(key: string): void {
    this.#byKey.delete(key)
  }
}
