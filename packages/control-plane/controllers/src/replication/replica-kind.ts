import type { ApiObject, corev1, ResourceRef } from '@orrery/api'
import type { ReplicaStatus } from './compute-status.js'

/** What replication needs to know of an object, whatever its kind calls it. */
export interface ReplicaView {
  replicas: number
  minReadySeconds: number
  template: corev1.PodTemplateSpec
  status: ReplicaStatus
  matches(labels: Readonly<Record<string, string>>): boolean
}

/** A kind that keeps a number of equal pods: a ReplicationController, a ReplicaSet. */
export interface ReplicaKind<T extends ApiObject> {
  controllerName: string
  ref: ResourceRef<T>
  apiVersion: string
  /** Undefined where the object lacks what it must have; nothing is done for it then. */
  view(object: T): ReplicaView | undefined
  withStatus(object: T, status: ReplicaStatus): T
}
