import type { corev1 } from '@orrery/api'

export interface PrintedStatus {
  reason: string
  ready: number
  total: number
  restarts: number
  /** When a container last ended before its present run; absent when none did. */
  lastRestart?: string
}

function conditionHolds(pod: corev1.Pod, type: string): boolean {
  return pod.status.conditions?.some((one) => one.type === type && one.status === 'True') ?? false
}

function endReason({ reason, signal, exitCode }: corev1.ContainerStateTerminated): string {
  return reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)
}

function latestEnd(statuses: readonly corev1.ContainerStatus[]): { lastRestart?: string } {
  const ends = statuses.flatMap(({ lastState }) => lastState.terminated?.finishedAt ?? [])
  const last = ends.toSorted().at(-1)
  return last === undefined ? {} : { lastRestart: last }
}

function sum(statuses: readonly corev1.ContainerStatus[]): number {
  return statuses.reduce((total, one) => total + one.restartCount, 0)
}

interface Initial {
  /** Set while an init container has not done its part. */
  reason?: string
  ready: number
  /** The statuses looked at, up to the one that is not done. */
  seen: readonly corev1.ContainerStatus[]
}

/** How far the init containers are. Sidecars (restartPolicy Always) are done once they have started. */
function initial(pod: corev1.Pod, sidecars: ReadonlySet<string>): Initial {
  const statuses = pod.status.initContainerStatuses ?? []
  let ready = 0
  for (const [position, status] of statuses.entries()) {
    const { terminated, waiting } = status.state
    if (terminated?.exitCode === 0) continue
    if (sidecars.has(status.name) && status.started) {
      if (status.ready) ready++
      continue
    }
    const seen = statuses.slice(0, position + 1)
    if (terminated) return { reason: `Init:${endReason(terminated)}`, ready, seen }
    const why = waiting?.reason && waiting.reason !== 'PodInitializing' ? waiting.reason : undefined
    return { reason: `Init:${why ?? `${position}/${pod.spec.initContainers?.length ?? 0}`}`, ready, seen }
  }
  return { ready, seen: statuses }
}

function containerReason({ state }: corev1.ContainerStatus): string | undefined {
  if (state.waiting?.reason) return state.waiting.reason
  return state.terminated ? endReason(state.terminated) : undefined
}

function baseReason({ status }: corev1.Pod): string {
  const gated = status.conditions?.some((one) => one.type === 'PodScheduled' && one.reason === 'SchedulingGated')
  return gated ? 'SchedulingGated' : status.reason || (status.phase ?? '')
}

/** The first container's reason wins; a pod that still runs one is Running, or NotReady, rather than Completed. */
function runningReason(pod: corev1.Pod, before: string): string {
  const statuses = pod.status.containerStatuses ?? []
  const reason = statuses.map(containerReason).find((one) => one !== undefined) ?? before
  const running = statuses.some((one) => containerReason(one) === undefined && one.ready && one.state.running)
  if (reason !== 'Completed' || !running) return reason
  return conditionHolds(pod, 'Ready') ? 'Running' : 'NotReady'
}

function deletedReason(pod: corev1.Pod, reason: string): string {
  if (!pod.metadata.deletionTimestamp) return reason
  if (pod.status.reason === 'NodeLost') return 'Unknown'
  return ['Succeeded', 'Failed'].includes(pod.status.phase ?? '') ? reason : 'Terminating'
}

/** What `kubectl get pods` says of a pod: upstream's printPod. */
export function printedStatus(pod: corev1.Pod): PrintedStatus {
  const inits = pod.spec.initContainers ?? []
  const sidecars = new Set(inits.filter((one) => one.restartPolicy === 'Always').map((one) => one.name))
  const total = (pod.spec.containers ?? []).length + sidecars.size
  const init = initial(pod, sidecars)
  if (init.reason !== undefined && !conditionHolds(pod, 'Initialized')) {
    const reason = deletedReason(pod, init.reason)
    return { reason, ready: init.ready, total, restarts: sum(init.seen), ...latestEnd(init.seen) }
  }
  const statuses = pod.status.containerStatuses ?? []
  const counted = [...init.seen.filter((one) => sidecars.has(one.name)), ...statuses]
  const up = statuses.filter((one) => containerReason(one) === undefined && one.ready && one.state.running)
  const reason = runningReason(pod, init.reason ?? baseReason(pod))
  return {
    reason: deletedReason(pod, reason),
    ready: init.ready + up.length,
    total,
    restarts: sum(counted),
    ...latestEnd(counted),
  }
}
