import type { ApiObject } from '@orrery/api'
import type { Conversion } from './conversion.js'

/** Fields that events.k8s.io/v1 names differently from core/v1, where events are stored: [events.k8s.io, core]. */
const names: readonly (readonly [string, string])[] = [
  ['regarding', 'involvedObject'],
  ['note', 'message'],
  ['reportingController', 'reportingComponent'],
  ['deprecatedSource', 'source'],
  ['deprecatedFirstTimestamp', 'firstTimestamp'],
  ['deprecatedLastTimestamp', 'lastTimestamp'],
  ['deprecatedCount', 'count'],
]

function renamed(object: ApiObject, table: ReadonlyMap<string, string>): ApiObject {
  const { metadata, ...rest } = object
  const entries = Object.entries(rest).map(([name, value]) => [table.get(name) ?? name, value] as const)
  return { metadata, ...Object.fromEntries(entries) }
}

const toCore = new Map(names)
const fromCore = new Map(names.map(([events, core]) => [core, events] as const))

/** The same events under both names. */
export const eventsConversion: Conversion = {
  toStored: (object) => renamed(object, toCore),
  fromStored: (object) => renamed(object, fromCore),
}
