import type { Target } from './exchange.js'

/** Subresources that hand a connection on. */
export const longRunningSubresources: ReadonlySet<string> = new Set(['attach', 'exec', 'log', 'portforward', 'proxy'])

/** Requests that last as long as somebody listens. They hold no place among those in flight, and have no deadline. */
export function isLongRunning({ verb, subresource }: Target): boolean {
  return verb === 'watch' || longRunningSubresources.has(subresource)
}
