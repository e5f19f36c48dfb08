import { sleepWith, type Clock, type Timer } from './clock.js'

interface Pending {
  at: number
  order: number
  fn: () => void
}

/**
 * A clock that stands still until told otherwise. `advance` runs due callbacks in order of their
 * time (ties in order of scheduling) and lets promises settle between them, so that work started by
 * one callback may schedule another inside the same advance.
 */
export class VirtualClock implements Clock {
  #now: number
  #order = 0
  readonly #origin: number
  readonly #pending = new Set<Pending>()

  constructor(start = Date.UTC(2024, 0, 1)) {
    this.#now = start
    this.#origin = start
  }

  now(): number {
    return this.#now
  }

  monotonic(): number {
    return this.#now - this.#origin
  }

  after(ms: number, fn: () => void): Timer {
    const entry = { at: this.#now + Math.max(0, ms), order: this.#order++, fn }
    this.#pending.add(entry)
    return { cancel: () => this.#pending.delete(entry) }
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return sleepWith((fn) => this.after(ms, fn), signal)
  }

  /** Moves time forward by `ms`, running what falls due on the way. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    await settle()
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#pending.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.fn()
      await settle()
    }
    this.#now = end
  }

  /** How many callbacks wait. */
  get pending(): number {
    return this.#pending.size
  }

  #next(end: number): Pending | undefined {
    let best: Pending | undefined
    for (const entry of this.#pending) {
      if (entry.at > end) continue
      if (!best || entry.at < best.at || (entry.at === best.at && entry.order < best.order)) best = entry
    }
    return best
  }
}

/** Lets queued promise reactions and I/O callbacks run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve))
}
