import { isDeepStrictEqual } from 'node:util'
import { byRevision } from './by-revision.js'
import type { PlainEvent, WatchRecord } from './history.js'
import type { StateLine } from './state-line.js'

/** Each event of the prefix once, in order, as it was, and no revision in two batches. */
export function checkWatch({ prefix, fromRevision, batches }: WatchRecord, line: StateLine): string[] {
  const told = batches.flat()
  const expected = line.states
    .filter(({ revision }) => revision > fromRevision)
    .flatMap(({ events }) => ordered(events.filter((event) => event.key.startsWith(prefix))))
  const violations: string[] = []
  const toldByRevision = byRevision(told, (event) => event.revision).flatMap(([, events]) => ordered(events))
  const wrong = expected.findIndex((event, at) => !isDeepStrictEqual(event, toldByRevision[at]))
  const name = `the watch of ${JSON.stringify(prefix)} from ${fromRevision}`
  if (wrong >= 0) {
    violations.push(`${name} told ${JSON.stringify(toldByRevision[wrong])}, not ${JSON.stringify(expected[wrong])}`)
  } else if (told.length > expected.length) {
    violations.push(`${name} told ${JSON.stringify(toldByRevision[expected.length])}, which did not happen`)
  }
  if (told.some((event, at) => event.revision < (told[at - 1]?.revision ?? 0))) violations.push(`${name} went back`)
  if (batches.some((batch, at) => batch[0] && batch[0].revision === batches[at - 1]?.at(-1)?.revision)) {
    violations.push(`${name} split a revision`)
  }
  return violations
}

/** The events of one revision have no order among themselves. */
function ordered(events: readonly PlainEvent[]): PlainEvent[] {
  return events.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
