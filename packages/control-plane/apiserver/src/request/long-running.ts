import type { Target } from './exchange.js'
import { longRunningSubresources } from './long-running-subresources.js'

/** Requests that last as long as somebody listens. They hold no place among those in flight, and have no deadline. */
export function isLongRunning({ verb, subresource }: Target): boolean {
  return verb === 'watch' || longRunningSubresources.has(subresource)
}
