import type { ApiObject } from '@orrery/api'

/**
 * Writes core/v1 Events about an object. Equal ones within the aggregation window raise `count` and `lastTimestamp`
 * of the first, as client-go's correlator does. Never throws and never waits for the server.
 */
export interface EventRecorder {
  /** `fieldPath` names the part of the object: `spec.containers{web}`. It becomes involvedObject.fieldPath. */
  event(about: ApiObject, type: 'Normal' | 'Warning', reason: string, message: string, fieldPath?: string): void
}
