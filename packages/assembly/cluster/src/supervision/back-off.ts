/** How long to wait before a process that ended by itself is started again: 0, then 0.5 s doubling to 30 s. */
export function restartDelay(failures: number): number {
  return failures === 0 ? 0 : Math.min(30_000, 500 * 2 ** (failures - 1))
}

/** A process that stood this long has earned a clean record. */
export const stableMs = 60_000
