/** A pending callback. `cancel` is idempotent and safe after the callback ran. */
export interface Timer {
  cancel(): void
}

/**
 * The only source of time outside this package. Everything that waits takes one, so that tests and
 * simulations can hold, step and speed up the whole cluster.
 */
export interface Clock {
  /** Wall time in milliseconds since the epoch. */
  now(): number
  /** Milliseconds from an arbitrary origin; never goes backwards. For measuring durations. */
  monotonic(): number
  /** Calls `fn` once after at least `ms` milliseconds. The process stays alive while it is pending. */
  after(ms: number, fn: () => void): Timer
  /** Resolves after `ms` milliseconds, or rejects with the signal's reason as soon as it aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The time as the API writes it: RFC 3339 in UTC with whole seconds (metav1.Time). */
export function timestamp(clock: Clock): string {
  const second = Math.floor(clock.now() / 1000)
  if (second !== last.second) {
    last.second = second
    last.text = `${new Date(second * 1000).toISOString().slice(0, 19)}Z`
  }
  return last.text
}

/** Busy servers ask thousands of times a second. */
const last = { second: Number.NaN, text: '' }

/** The time with microseconds as Lease and Event v1 write it (metav1.MicroTime). */
export function microTimestamp(clock: Clock): string {
  return `${new Date(clock.now()).toISOString().slice(0, 23)}000Z`
}

/** Rejects as soon as the signal aborts; resolves when `wait` calls back. */
export function sleepWith(
  schedule: (fn: () => void) => Timer,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (signal?.aborted) return Promise.reject(signal.reason as Error)
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      timer.cancel()
      reject(signal?.reason as Error)
    }
    const timer = schedule(() => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort, { once: true })
  })
}
