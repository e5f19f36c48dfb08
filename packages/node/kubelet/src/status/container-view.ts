import type { corev1 } from '@orrery/api'
import type { ContainerStatus } from '../runtime/contract.js'

/** What the prober says of a container, by its runtime id. */
export interface ProbeVerdicts {
  /** False while a readiness probe has not passed. */
  ready(id: string): boolean
  /** False while a startup probe has not passed. */
  started(id: string): boolean
  /** The probe that says it must be killed. */
  failed(id: string): 'liveness' | 'startup' | undefined
}

export interface WaitingReason {
  reason: string
  message?: string
}

/** The instances of one container of a pod, newest first. */
export function instancesOf(containers: readonly ContainerStatus[], name: string): ContainerStatus[] {
  return containers
    .filter((one) => one.name === name)
    .toSorted((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt)
}

/** An init container that keeps running beside the pod's containers. */
export function isSidecar(container: corev1.Container): boolean {
  return container.restartPolicy === 'Always'
}

/** Whether a container that is not running shall be started (again). */
export function shouldStart(pod: corev1.Pod, newest: ContainerStatus | undefined): boolean {
  if (newest?.state !== 'exited') return true
  const policy = pod.spec.restartPolicy ?? 'Always'
  if (policy === 'Never') return false
  return policy === 'Always' || newest.exitCode !== 0
}
