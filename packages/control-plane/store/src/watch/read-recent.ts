import type { Revision } from '../contract.js'
import type { LiveState } from '../live/live-state.js'
import type { EventPage } from './log-watch.js'

const revisionsAtOnce = 1000

/** The next events as far as they are in memory; undefined when older ones are needed first. */
export function readRecent(live: LiveState, after: Revision, prefix: string): EventPage | undefined {
  const events = live.recent.after(after, revisionsAtOnce)
  if (!events) return undefined
  return {
    events: events.filter((event) => event.key.startsWith(prefix)),
    through: events.at(-1)?.revision ?? after,
  }
}
