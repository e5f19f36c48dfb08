import type { ApiObject } from '@orrery/api'

/**
 * Writes core/v1 Events about an object. Equal ones raise `count` and `lastTimestamp` of the first, many that differ only
 * in their message become one, and a source that says too much about one object is cut short, all as client-go's
 * correlator does. Never throws and never waits for the server.
 */
export interface EventRecorder {
  /** `about` needs kind and apiVersion. `fieldPath` names a part of it: `spec.containers{web}`. */
  event(about: ApiObject, type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string): void
}
