import type { corev1 } from '@orrery/api'
import { isSidecar } from './container-view.js'

interface Count {
  waiting: number
  running: number
  stopped: number
  succeeded: number
  unknown: number
}

/** The pod's phase from its containers' statuses, by upstream's rules. `terminal`: nothing will be started any more. */
export function phaseOf(
  pod: corev1.Pod,
  init: readonly corev1.ContainerStatus[],
  regular: readonly corev1.ContainerStatus[],
  terminal: boolean,
): string {
  const { spec } = pod
  const progress = initProgress(spec, init)
  const count = countOf(spec.containers, regular)
  if (progress === 'failed') return 'Failed'
  const begun = count.running + count.stopped > 0
  if (progress === 'pending' && !(begun || terminal)) return 'Pending'
  if (count.waiting > 0) return 'Pending'
  if (count.unknown > 0) return 'Pending'
  if (count.running > 0) return 'Running'
  if (count.stopped === 0) return 'Pending'
  return stoppedPhase(spec.restartPolicy ?? 'Always', count, terminal)
}

function stoppedPhase(policy: string, count: Count, terminal: boolean): string {
  const allSucceeded = count.stopped === count.succeeded
  if (terminal) return allSucceeded ? 'Succeeded' : 'Failed'
  if (policy === 'Always') return 'Running'
  if (allSucceeded) return 'Succeeded'
  return policy === 'Never' ? 'Failed' : 'Running'
}

function initProgress(spec: corev1.PodSpec, statuses: readonly corev1.ContainerStatus[]): 'pending' | 'failed' | 'done' {
  for (const container of spec.initContainers ?? []) {
    const status = statuses.find((one) => one.name === container.name)
    if (isSidecar(container)) {
      if (!status?.started) return 'pending'
      continue
    }
    const ended = status?.state.terminated ?? status?.lastState.terminated
    if (ended === undefined) return 'pending'
    if (ended.exitCode === 0) continue
    return spec.restartPolicy === 'Never' ? 'failed' : 'pending'
  }
  return 'done'
}

function countOf(specs: readonly corev1.Container[], statuses: readonly corev1.ContainerStatus[]): Count {
  const count: Count = { waiting: 0, running: 0, stopped: 0, succeeded: 0, unknown: 0 }
  for (const spec of specs) {
    const status = statuses.find((one) => one.name === spec.name)
    if (!status) count.unknown++
    else if (status.state.running) count.running++
    else if (status.state.terminated) {
      count.stopped++
      if (status.state.terminated.exitCode === 0) count.succeeded++
    } else if (status.lastState.terminated) count.stopped++
    else count.waiting++
  }
  return count
}
