import type { corev1 } from '@orrery/api'
import { compareForDeletion, rankByNode } from './pod-rank.js'

/** Most pods created or deleted in one reconcile. */
export const burstReplicas = 500

export type ReplicaPlan = { create: number; remove: readonly corev1.Pod[] }

export interface ReplicaState {
  /** Active pods that belong to the controller. */
  pods: readonly corev1.Pod[]
  /** Active pods of controllers with the same owner, these included: for spreading deletions over nodes. */
  related: readonly corev1.Pod[]
  replicas: number
  now: number
}

/** How many pods to make, or which to delete, so that `replicas` are left. */
export function planReplicas({ pods, related, replicas, now }: ReplicaState): ReplicaPlan {
  const surplus = pods.length - replicas
  if (surplus <= 0) return { create: Math.min(-surplus, burstReplicas), remove: [] }
  const count = Math.min(surplus, burstReplicas)
  if (count >= pods.length) return { create: 0, remove: pods }
  const ranked = rankByNode(pods, related).toSorted((a, b) => compareForDeletion(a, b, now))
  return { create: 0, remove: ranked.slice(0, count).map((item) => item.pod) }
}
