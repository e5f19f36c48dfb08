import { counter, gauge, histogram, type Family, type Observer, type Value } from '@orrery/kit'

/** Upstream's bounds, in seconds. */
const bounds = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
]

const help = {
  requests:
    'Counter of apiserver requests broken out for each verb, dry run value, group, version, resource, scope, component, ' +
    'and HTTP response code.',
  durations:
    'Response latency distribution in seconds for each verb, dry run value, group, version, resource, subresource, scope ' +
    'and component.',
  longRunning:
    'Gauge of all active long-running apiserver requests broken out by verb, group, version, resource, scope and component.',
}

/** What requests for resources are counted by. */
export interface RequestMetrics {
  requests: Family<Value>
  durations: Family<Observer>
  longRunning: Family<Value>
  watchEvents: Family<Value>
}

export function requestMetrics(): RequestMetrics {
  return {
    requests: counter('apiserver_request_total', help.requests),
    durations: histogram('apiserver_request_duration_seconds', help.durations, bounds),
    longRunning: gauge('apiserver_longrunning_requests', help.longRunning),
    watchEvents: counter('apiserver_watch_events_total', 'Number of events sent in watch clients'),
  }
}
