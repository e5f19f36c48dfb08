import { counter, gauge, histogram, type Family, type Metric, type Observer, type Value } from '@orrery/kit'

/** Upstream's bounds, in seconds. */
const seconds = [0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60]

const help = {
  requests:
    '[STABLE] Counter of apiserver requests broken out for each verb, dry run value, group, version, resource, scope, ' +
    'component, and HTTP response code.',
  durations:
    '[STABLE] Response latency distribution in seconds for each verb, dry run value, group, version, resource, subresource, ' +
    'scope and component.',
  indicators:
    '[ALPHA] Response latency distribution (not counting webhook duration and priority & fairness queue wait times) in ' +
    'seconds for each verb, group, version, resource, subresource, scope and component.',
  replies:
    '[STABLE] Response size distribution in bytes for each group, version, verb, resource, subresource, scope and component.',
  longRunning:
    '[STABLE] Gauge of all active long-running apiserver requests broken out by verb, group, version, resource, scope and ' +
    'component. Not all requests are tracked this way.',
  bodies: '[ALPHA] Apiserver request body size in bytes broken out by resource and verb.',
  terminations: '[ALPHA] Number of requests which apiserver terminated in self-defense.',
  deprecated:
    '[STABLE] Gauge of deprecated APIs that have been requested, broken out by API group, version, resource, subresource, ' +
    'and removed_release.',
  events: '[ALPHA] Number of events sent in watch clients',
  eventSizes: '[ALPHA] Watch event size distribution in bytes',
}

const powers = (first: number, factor: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => first * factor ** index)

/** What requests are counted by. */
export interface RequestMetrics {
  requests: Family<Value>
  durations: Family<Observer>
  /** What service levels are stated in: durations without what others cause. */
  indicators: Family<Observer>
  replies: Family<Observer>
  longRunning: Family<Value>
  bodies: Family<Observer>
  terminations: Family<Value>
  deprecated: Family<Value>
  eventSizes: Family<Observer>
}

export function requestMetrics(): RequestMetrics {
  return {
    requests: counter('apiserver_request_total', help.requests),
    durations: histogram('apiserver_request_duration_seconds', help.durations, [0.005, 0.025, ...seconds]),
    indicators: histogram('apiserver_request_sli_duration_seconds', help.indicators, seconds),
    replies: histogram('apiserver_response_sizes', help.replies, powers(1000, 10, 7)),
    longRunning: gauge('apiserver_longrunning_requests', help.longRunning),
    bodies: histogram(
      'apiserver_request_body_size_bytes',
      help.bodies,
      Array.from({ length: 31 }, (_, index) => 50_000 + 100_000 * index),
    ),
    terminations: counter('apiserver_request_terminations_total', help.terminations),
    deprecated: gauge('apiserver_requested_deprecated_apis', help.deprecated),
    eventSizes: histogram('apiserver_watch_events_sizes', help.eventSizes, powers(1024, 2, 8)),
  }
}

/** Each event has a size: how many there were need not be counted again. */
export function countOfEvents({ eventSizes }: RequestMetrics): Metric {
  return {
    name: 'apiserver_watch_events_total',
    help: help.events,
    type: 'counter',
    *samples() {
      for (const { suffix, labels, value } of eventSizes.samples()) if (suffix === '_count') yield { labels, value }
    },
  }
}
