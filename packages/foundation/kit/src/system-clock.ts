import { performance } from 'node:perf_hooks'
import { sleepWith, type Clock, type Timer } from './clock.js'

function after(ms: number, fn: () => void): Timer {
  const handle = setTimeout(fn, ms)
  return { cancel: () => clearTimeout(handle) }
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after,
  sleep: (ms, signal) => sleepWith((fn) => after(ms, fn), signal),
}
