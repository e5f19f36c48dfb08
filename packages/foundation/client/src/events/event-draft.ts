import type { ApiObject, corev1, Draft } from '@orrery/api'

export interface EventSource {
  component: string
  /** The node, for what runs on each. */
  host?: string
}

/** What happened, before it is correlated with what happened earlier. */
export interface Occurrence {
  about: ApiObject
  type: 'Normal' | 'Warning'
  reason: string
  message: string
  fieldPath?: string
}

/** An event with what every draft of ours has. */
export type EventDraft = Draft<corev1.Event> & { metadata: { name: string; namespace: string }; count: number }

function referenceTo({ about, fieldPath }: Occurrence): corev1.ObjectReference {
  const { apiVersion, kind, metadata } = about
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
    name: metadata.name,
    uid: metadata.uid,
    ...(apiVersion === undefined ? {} : { apiVersion }),
    resourceVersion: metadata.resourceVersion,
    ...(fieldPath === undefined ? {} : { fieldPath }),
  }
}

/** `name.<hex>`: upstream's event names end in the nanoseconds of their first occurrence. */
export function eventName(object: string, nanoseconds: bigint): string {
  return `${object}.${nanoseconds.toString(16)}`
}

/** The event as it would be written if it were the first of its kind. `time` is RFC 3339. */
export function eventDraft(
  occurrence: Occurrence,
  source: EventSource,
  time: string,
  nanoseconds: bigint,
): EventDraft {
  const { about, type, reason, message } = occurrence
  const { name, namespace } = about.metadata
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: eventName(name, nanoseconds), namespace: namespace ?? 'default' },
    involvedObject: referenceTo(occurrence),
    reason,
    message,
    source,
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
    type,
    reportingComponent: source.component,
    reportingInstance: source.host ?? '',
  }
}
