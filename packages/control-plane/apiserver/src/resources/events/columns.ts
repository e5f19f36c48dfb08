import type { corev1 } from '@orrery/api'
import { doc, nameColumn, text, wide } from '../../table/columns.js'
import { since } from '../../table/human-duration.js'
import type { Column, Context } from '../contract.js'

type Event = corev1.Event

function firstSeen({ firstTimestamp, eventTime }: Event, { clock }: Context): string {
  return since(firstTimestamp || eventTime, clock.now())
}

function lastSeen(event: Event, context: Context): string {
  const last = event.series ? event.series.lastObservedTime : event.lastTimestamp
  return last || event.series ? since(last, context.clock.now()) : firstSeen(event, context)
}

/** `pod/web-1`: the kind in lower case, and the name where there is one. */
function target({ involvedObject: { kind = '', name } }: Event): string {
  return name ? `${kind.toLowerCase()}/${name}` : kind.toLowerCase()
}

function source({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source.component || reportingComponent || ''
  const instance = source.host || reportingInstance || ''
  return instance ? `${component}, ${instance}` : component
}

export const eventColumns: readonly Column<Event>[] = [
  text('Last Seen', doc('corev1.Event', 'lastTimestamp'), lastSeen),
  text('Type', doc('corev1.Event', 'type'), ({ type }) => type ?? ''),
  text('Reason', doc('corev1.Event', 'reason'), ({ reason }) => reason ?? ''),
  text('Object', doc('corev1.Event', 'involvedObject'), target),
  wide(text('Subobject', doc('corev1.ObjectReference', 'fieldPath'), (event) => event.involvedObject.fieldPath ?? '')),
  wide(text('Source', doc('corev1.Event', 'source'), source)),
  text('Message', doc('corev1.Event', 'message'), ({ message }) => (message ?? '').trim()),
  wide(text('First Seen', doc('corev1.Event', 'firstTimestamp'), firstSeen)),
  // An event of the new API that happened once has no count.
  wide(text('Count', doc('corev1.Event', 'count'), ({ series, count }) => (series ? (series.count ?? 0) : count || 1))),
  wide(nameColumn),
]
