export interface StoreOptions {
  /** Events that may wait for the reader of one watch; beyond, the watch throws SlowWatcher. */
  watchQueue?: number
}

export const defaultWatchQueue = 10_000
