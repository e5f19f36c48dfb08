export interface BackOffOptions {
  /** Milliseconds. */
  initialMs: number
  maxMs: number
}

interface Entry {
  delayMs: number
  updatedAt: number
}

/**
 * Delays per key, doubling from the first to the longest; forgotten after twice the longest without an update.
 * The first failure of a key costs nothing: it makes the entry that the second one waits for.
 */
export class BackOff {
  readonly #options: BackOffOptions
  readonly #entries = new Map<string, Entry>()

  constructor(options: BackOffOptions) {
    this.#options = options
  }

  /** Milliseconds that are left of the key's delay, counted from `since`. */
  remaining(key: string, since: number, now: number): number {
    const entry = this.#entries.get(key)
    if (!entry || this.#expired(entry, now)) return 0
    return Math.max(0, since + entry.delayMs - now)
  }

  /** The same, counted from the key's last failure. */
  remainingSinceUpdate(key: string, now: number): number {
    const entry = this.#entries.get(key)
    return entry ? this.remaining(key, entry.updatedAt, now) : 0
  }

  delayMs(key: string): number {
    return this.#entries.get(key)?.delayMs ?? 0
  }

  next(key: string, now: number): void {
    const entry = this.#entries.get(key)
    const { initialMs, maxMs } = this.#options
    const delayMs = !entry || this.#expired(entry, now) ? initialMs : Math.min(entry.delayMs * 2, maxMs)
    this.#entries.set(key, { delayMs, updatedAt: now })
  }

  forget(prefix: string): void {
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) this.#entries.delete(key)
  }

  #expired(entry: Entry, now: number): boolean {
    return now - entry.updatedAt > this.#options.maxMs * 2
  }
}
