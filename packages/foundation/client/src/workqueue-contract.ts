/**
 * Keys to work on. A key added while it is being worked on is worked on once more afterwards; a key added twice
 * before it is taken is taken once. Keys come in the order they were added. `take` waits; it resolves to undefined after
 * `shutDown`, which drops what is left.
 */
export interface Workqueue<K extends string = string> {
  add(key: K): void
  addAfter(key: K, ms: number): void
  /** Adds after an exponential back-off per key (5 ms doubling to 1000 s, as client-go's). */
  addRateLimited(key: K): void
  /** Ends the key's back-off. */
  forget(key: K): void
  /** How often the key was added rate limited since it was last forgotten. */
  failures(key: K): number
  take(): Promise<K | undefined>
  done(key: K): void
  readonly length: number
  shutDown(): void
}
