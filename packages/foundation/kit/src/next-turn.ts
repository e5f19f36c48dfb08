/**
 * Lets whatever else is ready run first: I/O, timers, other requests. For work that is long, between its pieces. It
 * waits for no time, so that a held clock does not hold it.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}
