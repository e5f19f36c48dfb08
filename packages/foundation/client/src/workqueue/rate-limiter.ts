import type { Clock } from '@orrery/kit'

/** How long to wait before a key is worked on again. */
export interface RateLimiter<K> {
  /** Counts a failure. Milliseconds. */
  next(key: K): number
  forget(key: K): void
  /** Failures since the last `forget`. */
  failures(key: K): number
}

/** Doubles per key from `base` up to `max` milliseconds. */
export function exponentialLimiter<K>(base: number, max: number): RateLimiter<K> {
  const counts = new Map<K, number>()
  return {
    next(key) {
      const count = counts.get(key) ?? 0
      counts.set(key, count + 1)
      return Math.min(base * 2 ** count, max)
    },
    forget: (key) => void counts.delete(key),
    failures: (key) => counts.get(key) ?? 0,
  }
}

/** One bucket for all keys: `burst` at once, then `perSecond`. Takes from the future: each wait is longer by its share. */
export function bucketLimiter<K>(clock: Clock, perSecond: number, burst: number): RateLimiter<K> {
  let tokens = burst
  let at = clock.monotonic()
  return {
    next() {
      const now = clock.monotonic()
      tokens = Math.min(burst, tokens + ((now - at) / 1_000) * perSecond) - 1
      at = now
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1_000
    },
    forget: () => {},
    failures: () => 0,
  }
}

/** The longest of several waits. */
export function longestOf<K>(limiters: readonly RateLimiter<K>[]): RateLimiter<K> {
  return {
    next: (key) => Math.max(0, ...limiters.map((limiter) => limiter.next(key))),
    forget: (key) => limiters.forEach((limiter) => limiter.forget(key)),
    failures: (key) => Math.max(0, ...limiters.map((limiter) => limiter.failures(key))),
  }
}

/** client-go's for controllers: 5 ms doubling to 1000 s per key, and 10 a second with bursts of 100 over all. */
export function controllerLimiter<K>(clock: Clock): RateLimiter<K> {
  return longestOf([exponentialLimiter<K>(5, 1_000_000), bucketLimiter<K>(clock, 10, 100)])
}
