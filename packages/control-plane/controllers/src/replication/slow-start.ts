/** Size of the first batch. */
const initialBatch = 1

export interface BatchResult {
  succeeded: number
  /** The first failure; batches after it were not begun. */
  error?: unknown
}

/**
 * Calls `attempt` `count` times in batches of 1, 2, 4, ...; each batch runs concurrently and the next begins only
 * when all of it succeeded, so that what cannot work is not tried hundreds of times.
 */
export async function slowStart(count: number, attempt: () => Promise<void>): Promise<BatchResult> {
  let succeeded = 0
  for (let batch = initialBatch; succeeded < count; batch *= 2) {
    const size = Math.min(batch, count - succeeded)
    const results = await Promise.allSettled(Array.from({ length: size }, attempt))
    const failed = results.find((result) => result.status === 'rejected')
    succeeded += results.filter((result) => result.status === 'fulfilled').length
    if (failed) return { succeeded, error: failed.reason }
  }
  return { succeeded }
}
