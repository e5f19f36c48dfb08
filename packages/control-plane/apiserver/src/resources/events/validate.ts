import { Buffer } from 'node:buffer'
import {
  deepEqual,
  field,
  FieldPath,
  isDNS1123Subdomain,
  isQualifiedName,
  nameIsDNSSubdomain,
  validateObjectMeta,
  validateObjectMetaUpdate,
  type corev1,
} from '@orrery/api'
import type { Context, Target } from '../contract.js'
import { byRule, none, type Errors } from '../validation/checks.js'

type Event = corev1.Event

/** Upstream checks events that are written through the older API less than those of events.k8s.io. */
function isStrict({ apiVersion = 'v1' }: Context): boolean {
  return apiVersion !== 'v1'
}

const mismatch = 'does not match event.namespace'
const involvedNamespace = FieldPath.root('involvedObject', 'namespace')

/** An event stands beside what it is about; what has no namespace is told of in a few known ones. */
function validateNamespace({ metadata, involvedObject, eventTime }: Event): Errors {
  const { namespace = '' } = metadata
  const about = involvedObject.namespace ?? ''
  const older = about === '' ? ['', 'default'] : [about]
  const newer = about === '' ? ['default', 'kube-system'] : [namespace]
  return (eventTime ? newer : older).includes(namespace) ? none : [field.invalid(involvedNamespace, about, mismatch)]
}

const most = { short: 128, note: 1024 }

/** Told of without the text itself. */
function text(name: string, value: string, limit: number, needed = true): Errors {
  return [
    ...(needed && value === '' ? [field.required(name)] : none),
    ...(Buffer.byteLength(value) > limit ? [field.invalid(name, '', `can have at most ${limit} characters`)] : none),
  ]
}

/** What has a time of its own is a newer event, and says more. */
function validateNewer(event: Event, controllerField: string): Errors {
  if (!event.eventTime) return none
  const { reportingComponent = '', reportingInstance = '', action = '', reason = '', message = '' } = event
  return [
    ...(reportingComponent === '' ? [field.required(controllerField)] : none),
    ...byRule(FieldPath.root(controllerField), reportingComponent, isQualifiedName),
    ...text('reportingInstance', reportingInstance, most.short),
    ...text('action', action, most.short),
    ...text('reason', reason, most.short),
    ...text('message', message, most.note, false),
  ]
}

function validateAlways(event: Event, context: Context): Errors {
  return [
    ...validateNamespace(event),
    ...validateNewer(event, isStrict(context) ? 'reportingController' : 'reportingComponent'),
    ...byRule(FieldPath.root('namespace'), event.metadata.namespace ?? '', isDNS1123Subdomain),
  ]
}

function validateSeries({ series }: Event): Errors {
  if (!series) return none
  return [
    ...((series.count ?? 0) < 2 ? [field.invalid('series.count', '', 'should be at least 2')] : none),
    ...(series.lastObservedTime ? none : [field.required('series.lastObservedTime')]),
  ]
}

/** Fields of the older event, which a new one leaves alone. */
function validateUnset(event: Event): Errors {
  const { source } = event
  const given = {
    firstTimestamp: event.firstTimestamp,
    lastTimestamp: event.lastTimestamp,
    count: event.count,
    source: source.component || source.host,
  }
  return Object.entries(given).flatMap(([name, value]) => (value ? [field.invalid(name, '', 'needs to be unset')] : none))
}

/** Upstream's ValidateEventCreate. */
export function validateEvent(event: Event, context: Context): Errors {
  const errors = validateAlways(event, context)
  if (!isStrict(context)) return errors
  const { type = '', eventTime } = event
  const known = type === 'Normal' || type === 'Warning'
  return [
    ...errors,
    ...validateObjectMeta(event.metadata, true, nameIsDNSSubdomain, FieldPath.root('metadata')),
    ...validateSeries(event),
    ...(eventTime ? none : [field.required('eventTime')]),
    ...(known ? none : [field.invalid('type', '', `has invalid value: ${type}`)]),
    ...validateUnset(event),
  ]
}

/** In upstream's order, with the names upstream's internal type has; reason is looked at twice. */
const fixed = [
  'involvedObject',
  'reason',
  'message',
  'source',
  'firstTimestamp',
  'lastTimestamp',
  'count',
  'reason',
  'type',
  'eventTime',
  'action',
  'related',
  'reportingComponent',
  'reportingInstance',
] as const

const texts: ReadonlySet<string> = new Set(['reason', 'message', 'type', 'action', 'reportingComponent', 'reportingInstance'])

function validateFixed(next: Event, old: Event): Errors {
  return fixed.flatMap((name) => {
    const nothing = texts.has(name) ? '' : null
    const [value, before] = [next[name] ?? nothing, old[name] ?? nothing]
    if (deepEqual(value, before)) return none
    const at = name === 'reportingComponent' ? 'reportingController' : name
    return [field.invalid(at, value, 'field is immutable')]
  })
}

/** Upstream's ValidateEventUpdate: through events.k8s.io only a series changes. */
export function validateEventUpdate(next: Event, old: Event, _target: Target, context: Context): Errors {
  const errors = validateAlways(next, context)
  if (!isStrict(context)) return errors
  return [
    ...errors,
    ...validateObjectMetaUpdate(next.metadata, old.metadata, FieldPath.root('metadata')),
    ...(deepEqual({ ...next.series }, { ...old.series }) ? none : validateSeries(next)),
    ...validateFixed(next, old),
  ]
}
