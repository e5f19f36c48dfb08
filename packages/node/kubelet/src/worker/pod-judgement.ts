import type { Services } from '../services.js'
import { podStatus } from '../status/pod-status.js'
import { isImmediate, type Action } from './action.js'
import { containerHash } from './container-hash.js'
import { deadlineMs } from './deadline.js'
import type { PlanInput } from './plan-input.js'
import { crashKey, podText, type Observed, type PodRecord } from './pod-record.js'
import { volumesDueMs } from './set-up-volumes.js'
import { tellOf } from './tell.js'

/** What the plan is made from. */
export function planInputOf(services: Services, record: PodRecord, seen: Observed): PlanInput {
  const { pod, prober, forced, retryAt } = record
  const now = services.clock.now()
  return {
    pod: withOwnStatus(services, record),
    ...seen,
    probes: prober,
    forced,
    delay: (name, newest) => {
      const retry = Math.max(0, (retryAt.get(name) ?? 0) - now)
      if (newest?.state !== 'exited') return retry
      const key = crashKey(pod.metadata.uid, name, newest.hash)
      return Math.max(retry, services.crashes.remaining(key, newest.finishedAt ?? now, now))
    },
  }
}

/** Hands the status to the writer, and returns its phase. */
export function publishStatus(services: Services, record: PodRecord, seen: Observed, terminating: boolean): string {
  const { waiting, prober, sentence } = record
  const { clock, options, statuses } = services
  const status = podStatus({
    pod: withOwnStatus(services, record),
    ...seen,
    waiting,
    probes: prober,
    runtimeName: services.runtime.name,
    hostIp: options.nodeIp,
    startedAt: record.startedAt,
    now: clock.now(),
    terminating,
    ...(sentence ? { sentence } : {}),
  })
  statuses.set(record.pod, status)
  return status.phase ?? 'Pending'
}

/** The status decided here counts, even while the server does not know it yet; others' conditions are the server's. */
function withOwnStatus({ statuses }: Services, { pod }: PodRecord): PodRecord['pod'] {
  const own = statuses.current(pod.metadata.uid)
  if (!own) return pod
  const theirs = (pod.status.conditions ?? []).filter((one) => !own.conditions?.some((mine) => mine.type === one.type))
  const fresh = (own.conditions ?? []).map((mine) => gate(pod, mine.type) ?? mine)
  return { ...pod, status: { ...own, conditions: [...fresh, ...theirs] } }
}

/** A condition that somebody else owns, as the server has it. */
function gate(pod: PodRecord['pod'], type: string): NonNullable<PodRecord['pod']['status']['conditions']>[number] | undefined {
  const foreign = pod.spec.readinessGates?.some((one) => one.conditionType === type)
  return foreign ? pod.status.conditions?.find((one) => one.type === type) : undefined
}

/** Shows crash loops: the reason in the status, an event when a wait begins. */
export function noteBackOffs(services: Services, record: PodRecord, plan: readonly Action[]): void {
  const { pod, waiting } = record
  for (const action of plan) {
    if (action.type !== 'back-off' || waiting.get(action.name)?.reason === 'CrashLoopBackOff') continue
    const spec = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find((one) => one.name === action.name)
    const delay = spec ? services.crashes.delayMs(crashKey(pod.metadata.uid, spec.name, containerHash(spec))) : 0
    if (!spec || delay === 0 || (record.retryAt.get(spec.name) ?? 0) > services.clock.now()) continue
    const message = `back-off ${backOffText(delay)} restarting failed container=${spec.name} pod=${podText(pod)}`
    waiting.set(spec.name, { reason: 'CrashLoopBackOff', message })
    const text = `Back-off restarting failed container ${spec.name} in pod ${podText(pod)}`
    tellOf(services.recorder, pod, spec)('Warning', 'BackOff', text)
  }
}

function backOffText(ms: number): string {
  const seconds = ms / 1000
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`
}

/** Milliseconds until something falls due without anybody saying so; undefined when nothing does. */
export function nextLookMs(services: Services, record: PodRecord, plan: readonly Action[]): number | undefined {
  const waits = plan.flatMap((action) => (action.type === 'back-off' ? [action.ms] : []))
  const deadline = deadlineMs(record.pod, record.startedAt, services.clock.now())
  if (deadline !== undefined && deadline > 0) waits.push(deadline)
  const volumes = volumesDueMs(services, record)
  if (volumes !== undefined) waits.push(volumes)
  return waits.length > 0 ? Math.min(...waits) : undefined
}

/** What of a plan may be done now: nothing that needs a network while there is none, or a sandbox that just failed. */
export function actionsNow(services: Services, record: PodRecord, plan: readonly Action[]): Action[] {
  const sandboxRetry = (record.retryAt.get('') ?? 0) > services.clock.now()
  const mayNetwork = record.pod.spec.hostNetwork === true || services.networkReady()
  return plan.filter(
    (action) => isImmediate(action) && !(action.type === 'create-sandbox' && (sandboxRetry || !mayNetwork)),
  )
}
