import type { Clock, Timer } from '@orrery/kit'
import type { Workqueue } from '../workqueue-contract.js'
import { controllerLimiter, type RateLimiter } from './rate-limiter.js'

export interface WorkqueueOptions<K> {
  clock: Clock
  limiter?: RateLimiter<K>
}

interface Delayed {
  at: number
  timer: Timer
}

/**
 * client-go's queue: `dirty` holds what needs work, `processing` what is worked on. A key in both waits for its `done`.
 * A key delayed twice comes at the earlier time.
 */
class RateLimitedQueue<K extends string> implements Workqueue<K> {
  readonly #clock: Clock
  readonly #limiter: RateLimiter<K>
  readonly #dirty = new Set<K>()
  readonly #processing = new Set<K>()
  /** What is dirty and not processed, in order of coming. */
  readonly #ready = new Set<K>()
  readonly #delayed = new Map<K, Delayed>()
  readonly #waiting: ((key: K | undefined) => void)[] = []
  #shut = false

  constructor(options: WorkqueueOptions<K>) {
    this.#clock = options.clock
    this.#limiter = options.limiter ?? controllerLimiter(options.clock)
  }

  get length(): number {
    return this.#ready.size
  }

  add(key: K): void {
    if (this.#shut || this.#dirty.has(key)) return
    this.#dirty.add(key)
    if (!this.#processing.has(key)) this.#offer(key)
  }

  addAfter(key: K, ms: number): void {
    if (this.#shut) return
    if (ms <= 0) return this.add(key)
    const at = this.#clock.monotonic() + ms
    const before = this.#delayed.get(key)
    if (before && before.at <= at) return
    before?.timer.cancel()
    const timer = this.#clock.after(ms, () => {
      this.#delayed.delete(key)
      this.add(key)
    })
    this.#delayed.set(key, { at, timer })
  }

  addRateLimited(key: K): void {
    this.addAfter(key, this.#limiter.next(key))
  }

  forget(key: K): void {
    this.#limiter.forget(key)
  }

  failures(key: K): number {
    return this.#limiter.failures(key)
  }

  take(): Promise<K | undefined> {
    if (this.#shut) return Promise.resolve(undefined)
    const [key] = this.#ready
    if (key === undefined) return new Promise((resolve) => this.#waiting.push(resolve))
    this.#ready.delete(key)
    this.#begin(key)
    return Promise.resolve(key)
  }

  done(key: K): void {
    this.#processing.delete(key)
    if (!this.#shut && this.#dirty.has(key)) this.#offer(key)
  }

  shutDown(): void {
    this.#shut = true
    for (const { timer } of this.#delayed.values()) timer.cancel()
    this.#delayed.clear()
    this.#ready.clear()
    for (const give of this.#waiting.splice(0)) give(undefined)
  }

  #offer(key: K): void {
    const give = this.#waiting.shift()
    if (!give) {
      this.#ready.add(key)
      return
    }
    this.#begin(key)
    give(key)
  }

  #begin(key: K): void {
    this.#processing.add(key)
    this.#dirty.delete(key)
  }
}

export function createWorkqueue<K extends string = string>(options: WorkqueueOptions<K>): Workqueue<K> {
  return new RateLimitedQueue(options)
}
