import type { ReplicaStatus } from './compute-status.js'

const counts = ['replicas', 'fullyLabeledReplicas', 'readyReplicas', 'availableReplicas', 'observedGeneration'] as const

/** Whether a write would change nothing; absent counts are 0. */
export function sameStatus(a: ReplicaStatus, b: ReplicaStatus): boolean {
  return (
    counts.every((count) => (a[count] ?? 0) === (b[count] ?? 0)) &&
    JSON.stringify(a.conditions ?? []) === JSON.stringify(b.conditions ?? [])
  )
}
