import { ApiError, hasCause, isExpired, isTooManyRequests } from '@orrery/api'
import { ConnectionError } from '@orrery/transport'

/** How a watch ended. */
export interface WatchEnd {
  /** Absent when the server ended it in order. */
  error?: unknown
  /** How long it lasted. */
  ms: number
  events: number
}

/** What a reflector does next: resume at the last revision at once, resume after a pause, or pause and list again. */
export type Next = 'resume' | 'pause' | 'list'

/** The server does not know the revision: it is from another history, or the server lags behind. */
export function isTooLarge(error: unknown): boolean {
  return hasCause(error, 'ResourceVersionTooLarge')
}

/** Nothing was lost where the connection broke; what the server refuses is listed anew. */
export function nextAfter(end: WatchEnd): Next {
  const { error } = end
  if (error === undefined || error instanceof ConnectionError || error instanceof SyntaxError) {
    return end.events === 0 && end.ms < 1_000 ? 'pause' : 'resume'
  }
  if (isExpired(error) || isTooLarge(error)) return 'list'
  if (isTooManyRequests(error) || (error instanceof ApiError && error.code === 503)) return 'pause'
  return 'list'
}
