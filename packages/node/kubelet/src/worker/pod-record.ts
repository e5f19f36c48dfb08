import type { corev1 } from '@orrery/api'
import type { PodProber } from '../probes/pod-prober.js'
import type { ContainerStatus, Sandbox } from '../runtime/contract.js'
import type { WaitingReason } from '../status/container-view.js'
import type { Sentence } from '../status/pod-status.js'
import type { PodTokens } from './pod-token.js'

/** What a worker remembers of its pod between two looks. Losing it (a restart) loses only delays and reasons. */
export interface PodRecord {
  pod: corev1.Pod
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly prober: PodProber
  /** Why containers did not start last time. */
  readonly waiting: Map<string, WaitingReason>
  /** When (milliseconds since the epoch) to try again: by container; under the empty name for the sandbox. */
  readonly retryAt: Map<string, number>
  /** Containers killed in order to be started again. */
  readonly forced: Set<string>
  readonly tokens: PodTokens
  /** The address the runtime showed last. */
  podIps: readonly string[]
  /** When (milliseconds since the epoch) the volumes were last made or brought up to date. */
  volumesAt?: number
  /** Ends the pod whatever its containers do. */
  sentence?: Sentence
}

/** What the runtime shows of a pod. */
export interface Observed {
  sandboxes: readonly Sandbox[]
  containers: readonly ContainerStatus[]
}

/** `name_namespace(uid)`, as upstream writes a pod in messages. */
export function podText({ metadata }: corev1.Pod): string {
  return `${metadata.name}_${metadata.namespace ?? ''}(${metadata.uid})`
}

/** The back-off key of a container: another definition starts anew. */
export function crashKey(podUid: string, name: string, hash: string): string {
  return `${podUid}_${name}_${hash}`
}
