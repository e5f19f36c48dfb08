import type { PodInfo } from '../framework/pod-info.js'

export interface QueuedPod {
  info: PodInfo
  /** Scheduling cycles begun so far. */
  attempts: number
  /** When it first came, monotonic milliseconds. */
  since: number
  /** When it last was tried. */
  triedAt: number
  /** The plugins that kept it out the last time. */
  rejectedBy: ReadonlySet<string>
}

/** The greater priority first, then whoever has waited longer (upstream's PrioritySort). */
export function compareQueued(a: QueuedPod, b: QueuedPod): number {
  const priority = (b.info.pod.spec.priority ?? 0) - (a.info.pod.spec.priority ?? 0)
  return priority !== 0 ? priority : a.since - b.since
}

export const initialBackoffMs = 1_000
export const maxBackoffMs = 10_000

/** 1 s after the first attempt, doubling to 10 s. */
export function backoffMs(attempts: number): number {
  return Math.min(maxBackoffMs, initialBackoffMs * 2 ** Math.max(0, attempts - 1))
}
