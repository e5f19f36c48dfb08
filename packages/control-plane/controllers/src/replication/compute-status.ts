import type { corev1 } from '@orrery/api'
import { isPodAvailable, isPodReady } from '../pods/conditions.js'

/** The status that ReplicationController and ReplicaSet share. */
export type ReplicaStatus = corev1.ReplicationControllerStatus

export interface StatusInput {
  pods: readonly corev1.Pod[]
  replicas: number
  minReadySeconds: number
  templateLabels: Readonly<Record<string, string>>
  generation: number | undefined
  old: ReplicaStatus
  /** Why the last creation or deletion failed. */
  error: string | undefined
  now: number
  /** `now` as the API writes it. */
  timestamp: string
}

const failureType = 'ReplicaFailure'

function conditions(input: StatusInput): corev1.ReplicationControllerCondition[] {
  const old = input.old.conditions ?? []
  const failing = old.some((condition) => condition.type === failureType)
  if (input.error === undefined) return old.filter((condition) => condition.type !== failureType)
  const surplus = input.pods.length - input.replicas
  if (failing || surplus === 0) return old
  return [
    ...old,
    {
      type: failureType,
      status: 'True',
      lastTransitionTime: input.timestamp,
      reason: surplus < 0 ? 'FailedCreate' : 'FailedDelete',
      message: input.error,
    },
  ]
}

/** Counts that are 0 and lists that are empty are left out, as the API writes them. */
export function computeStatus(input: StatusInput): ReplicaStatus {
  const labels = Object.entries(input.templateLabels)
  const count = (holds: (pod: corev1.Pod) => boolean): number => input.pods.filter(holds).length
  const labelled = count((pod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value))
  const ready = count(isPodReady)
  const available = count((pod) => isPodAvailable(pod, input.minReadySeconds, input.now))
  const list = conditions(input)
  return {
    replicas: input.pods.length,
    ...(labelled ? { fullyLabeledReplicas: labelled } : {}),
    ...(ready ? { readyReplicas: ready } : {}),
    ...(available ? { availableReplicas: available } : {}),
    ...(input.generation ? { observedGeneration: input.generation } : {}),
    ...(list.length ? { conditions: list } : {}),
  }
}
